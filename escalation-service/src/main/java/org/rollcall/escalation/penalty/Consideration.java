package org.rollcall.escalation.penalty;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.penalty.Ground;

/**
 * The question of a penalty notice as it stands.
 *
 * @param step the finding's step that asked for it
 * @param ground why a notice is asked for; null until it is named
 * @param revision 1 and counting
 */
public record Consideration(
        PupilKey pupil,
        UUID considerationId,
        UUID findingId,
        String step,
        String ruleId,
        String clause,
        String policyId,
        Instant openedAt,
        ConsiderationState state,
        @Nullable Ground ground,
        long revision) {

    /** The same consideration after a move. */
    Consideration movedTo(ConsiderationState next, @Nullable Ground named) {
        return new Consideration(
                pupil,
                considerationId,
                findingId,
                step,
                ruleId,
                clause,
                policyId,
                openedAt,
                next,
                named == null ? ground : named,
                revision + 1);
    }

    /** What makes its task unique. */
    String taskOrigin() {
        return findingId + "/" + step;
    }
}
