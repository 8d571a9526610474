package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A pupil's entry in the admission register changed.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil, unique within the school
 * @param dateOfBirth for compulsory school age
 * @param yearGroup national curriculum year, 0 for reception
 * @param classId registration class
 * @param startDate first day on roll
 * @param lastDay last day on roll, when deleted
 * @param homeLaCode local authority the child lives in, three digits
 * @param siblings known siblings of the trust
 */
public record PupilUpdated(
        int urn,
        long revision,
        UUID pupilId,
        LocalDate dateOfBirth,
        int yearGroup,
        UUID classId,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        String homeLaCode,
        List<UUID> siblings)
        implements Event {
    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }
}
