package org.rollcall.escalation.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which cases a list shows; null does not narrow it. */
public record CaseFilter(
        @Nullable CaseStage stage,
        @Nullable UUID pupilId,
        @Nullable Instant beforeAt,
        @Nullable UUID beforeId,
        int limit) {}
