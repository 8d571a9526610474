package org.rollcall.escalation.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;

/**
 * A notification as it is kept.
 *
 * @param findingIds the findings that ask for it; it stands while one of them does
 * @param correctionOf the notification that this one corrects
 * @param data what the authority reads, as JSON; null while the people around the child are not known
 * @param revision 1 and counting
 */
public record Notification(
        PupilKey pupil,
        UUID notificationId,
        String laCode,
        String type,
        @Nullable UUID classId,
        List<UUID> findingIds,
        String step,
        String ruleId,
        String clause,
        LocalDate occurrence,
        LocalDate dueOn,
        NoticeState state,
        @Nullable UUID correctionOf,
        Absence absence,
        @Nullable String data,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String outcome,
        long revision) {}
