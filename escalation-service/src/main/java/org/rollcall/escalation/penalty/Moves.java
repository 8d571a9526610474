package org.rollcall.escalation.penalty;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.penalty.ConsiderationState.Improvable;
import org.rollcall.escalation.penalty.ConsiderationState.Undecided;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.ImprovementPeriod;

/** Turns a decision into the move that a state offers. */
final class Moves {
    private Moves() {}

    /**
     * The state after a decision; empty when the present one does not offer it.
     *
     * @param period of a notice to improve; null for another decision
     */
    static Optional<ConsiderationState> decide(
            ConsiderationState from, Decision decision, Instant when, @Nullable ImprovementPeriod period) {
        if (!(from instanceof Undecided undecided)) {
            return Optional.empty();
        }
        return switch (decision) {
            case SUPPORT_FIRST -> Optional.of(undecided.supportFirst(when));
            case REFERRED -> Optional.of(undecided.refer(when));
            case DECLINED -> Optional.of(undecided.decline(when));
            case PROSECUTION -> Optional.of(undecided.prosecute(when));
            case NOTICE_TO_IMPROVE ->
                from instanceof Improvable improvable && period != null
                        ? Optional.of(improvable.giveNotice(when, period))
                        : Optional.empty();
        };
    }
}
