package org.rollcall.escalation.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param demands what has to be on record when it is done; null where nothing in particular
 */
public record Task(
        int urn,
        UUID taskId,
        TaskKind kind,
        @Nullable UUID pupilId,
        @Nullable UUID findingId,
        @Nullable String step,
        @Nullable String ruleId,
        @Nullable String clause,
        String role,
        String title,
        LocalDate due,
        @Nullable TaskDemands demands,
        TaskState state,
        Instant createdAt) {}
