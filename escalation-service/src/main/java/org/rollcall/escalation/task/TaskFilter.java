package org.rollcall.escalation.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list; null leaves a part open.
 *
 * @param role exact word
 * @param due tasks that are due on this day or before
 * @param beforeAt with beforeId: only what comes behind this place in the list
 */
public record TaskFilter(
        @Nullable String role,
        @Nullable LocalDate due,
        @Nullable UUID pupilId,
        @Nullable TaskState state,
        @Nullable Instant beforeAt,
        @Nullable UUID beforeId,
        int limit) {}
