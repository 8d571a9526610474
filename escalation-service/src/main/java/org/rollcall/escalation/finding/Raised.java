package org.rollcall.escalation.finding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.School;

/**
 * A finding that has just arisen, with what its steps need.
 *
 * @param classId class of the pupil
 * @param traceparent the trace that what follows belongs to
 */
record Raised(
        StoredFinding finding,
        School school,
        UUID classId,
        @Nullable String traceparent) {}
