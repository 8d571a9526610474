package org.rollcall.escalation.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as it stands. */
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
        TaskState state,
        Instant createdAt) {}
