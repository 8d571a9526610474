package org.rollcall.rules.procedure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a policy watches pupils who leave at lunchtime.
 *
 * @param outWithinMinutes last minute after the start of lunch at which they are off the premises
 * @param backBeforeEndMinutes minutes before the end of lunch by which they are back
 * @param permission nobody leaves without one
 * @param passRule how permission is asked for and kept, null where the policy has no passes
 * @param cite clauses
 */
public record LunchRule(
        int outWithinMinutes,
        int backBeforeEndMinutes,
        boolean permission,
        @Nullable PassRule passRule,
        List<String> cite) {
    /**
     * The standing permission to leave at lunchtime, and the pass that shows it.
     *
     * @param decideWithinDays calendar days from the request within which the parent is told the decision
     * @param termly whether the parent is asked at the start of each term whether it goes on
     * @param cite clauses, the one about asking first
     */
    public record PassRule(int decideWithinDays, boolean termly, List<String> cite) {}

    /** How permission is asked for and kept. */
    public Optional<PassRule> passes() {
        return Optional.ofNullable(passRule);
    }
}
