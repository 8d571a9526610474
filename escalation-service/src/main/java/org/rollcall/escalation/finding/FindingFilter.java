package org.rollcall.escalation.finding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which findings to list; null leaves a part open.
 *
 * @param beforeAt with beforeId: only what comes behind this place in the list
 */
record FindingFilter(
        @Nullable UUID pupilId,
        @Nullable String rule,
        @Nullable FindingState state,
        @Nullable Instant beforeAt,
        @Nullable UUID beforeId,
        int limit) {}
