package org.rollcall.leave.lunch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave at lunchtime, asked for or permitted.
 *
 * @param asked what the parent asked for
 * @param clause clause of the policy that knows passes
 * @param receivedAt when it was entered (machine clock), for the order of lists
 * @param discussedOn day of the talk with the parent, null before it (AET-9.2)
 * @param renewalAskedOn first day of the term at which the parent was last asked, null before the first
 * @param confirmedOn day on which the parent last said that it goes on
 * @param photoType media type of the photograph, null while there is none
 * @param revision 1 and counting
 * @param state where it stands
 */
record LunchPass(
        int urn,
        UUID id,
        UUID pupilId,
        Asked asked,
        String clause,
        Instant receivedAt,
        @Nullable LocalDate discussedOn,
        @Nullable LocalDate renewalAskedOn,
        @Nullable LocalDate confirmedOn,
        @Nullable String photoType,
        long revision,
        PassState state) {
    /**
     * What the parent asked for.
     *
     * @param reason reason as given
     * @param by who asks
     * @param on day the school was asked
     * @param decideBy last day on which the parent is told the decision (AET-9.3)
     * @param collectedBy who fetches the pupil
     */
    record Asked(String reason, String by, LocalDate on, LocalDate decideBy, List<String> collectedBy) {}

    /** The same pass, one revision on, in another state. */
    LunchPass become(PassState next) {
        return next(discussedOn, renewalAskedOn, confirmedOn, photoType, next);
    }

    LunchPass decided(PassState next, @Nullable LocalDate discussed) {
        return next(discussed == null ? discussedOn : discussed, renewalAskedOn, confirmedOn, photoType, next);
    }

    LunchPass askedAgain(LocalDate on) {
        return next(discussedOn, on, confirmedOn, photoType, state);
    }

    LunchPass confirmed(LocalDate on) {
        return next(discussedOn, renewalAskedOn, on, photoType, state);
    }

    LunchPass pictured(String type) {
        return next(discussedOn, renewalAskedOn, confirmedOn, type, state);
    }

    /** Whether the pupil may leave at lunchtime on that day. */
    boolean isValidOn(LocalDate date) {
        return state instanceof PassState.Granted granted && granted.terms().covers(date);
    }

    /** Whether the parent has yet to say if it goes on this term (AET-9.10). */
    boolean isUnconfirmed() {
        return state instanceof PassState.Granted
                && renewalAskedOn != null
                && (confirmedOn == null || confirmedOn.isBefore(renewalAskedOn));
    }

    /** Whether the parent should have been told by that day, and was not (AET-9.3). */
    boolean isOverdueOn(LocalDate date) {
        return state instanceof PassState.Requested && date.isAfter(asked.decideBy());
    }

    private LunchPass next(
            @Nullable LocalDate discussed,
            @Nullable LocalDate renewal,
            @Nullable LocalDate confirmed,
            @Nullable String photo,
            PassState next) {
        return new LunchPass(
                urn, id, pupilId, asked, clause, receivedAt, discussed, renewal, confirmed, photo, revision + 1, next);
    }
}
