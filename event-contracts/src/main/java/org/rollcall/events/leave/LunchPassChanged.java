package org.rollcall.events.leave;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * Where leave at lunchtime stands for a pupil: asked for, granted, refused, withdrawn, or asked about again.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param passId the pass
 * @param pupilId pupil
 * @param state REQUESTED, GRANTED, REFUSED or WITHDRAWN
 * @param requestedOn day the school was asked
 * @param decideBy last day on which the parent is told the decision
 * @param from first day of the permission; only with a grant
 * @param to last day of the permission; null while it runs on
 * @param renewalAskedOn first day of the term at which the parent was last asked whether it goes on
 * @param byParent whether it was the parent who withdrew; null unless withdrawn
 * @param clause clause of the policy that knows passes
 * @param at when it came to this state (school clock)
 */
public record LunchPassChanged(
        int urn,
        long revision,
        UUID passId,
        UUID pupilId,
        String state,
        LocalDate requestedOn,
        LocalDate decideBy,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate renewalAskedOn,
        @Nullable Boolean byParent,
        String clause,
        Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/lunch-passes/" + passId;
    }
}
