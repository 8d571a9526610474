package org.rollcall.escalation.school;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pupil's entry in the admission register, as far as rules need it.
 *
 * @param lastDay last day on roll, null while on roll
 * @param hasOlderSibling whether a known sibling at the school is older
 */
public record Pupil(
        PupilKey key,
        LocalDate dateOfBirth,
        int yearGroup,
        UUID classId,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        boolean hasOlderSibling) {}
