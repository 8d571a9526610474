package org.rollcall.escalation.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.evaluation.Evidence;

/**
 * Something that a local authority has to be told.
 *
 * @param laCode the authority: the school's for regulation 13 returns
 * @param occurrence what tells this occasion from others of the same pupil and type
 * @param dueOn day by which it is to be told
 * @param evidence the sessions it is about
 * @param at when it came about (school clock)
 */
public record NewNotification(
        PupilKey pupil,
        UUID classId,
        String laCode,
        String type,
        UUID findingId,
        String step,
        String ruleId,
        String clause,
        LocalDate occurrence,
        LocalDate dueOn,
        Evidence evidence,
        Instant at,
        @Nullable String traceparent) {}
