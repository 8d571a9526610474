package org.rollcall.leave.lunch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * The head's decision on leave at lunchtime as it comes in.
 *
 * @param decision GRANT or REFUSE
 * @param reason why; required with a refusal
 * @param from first day of the permission; absent means today
 * @param to last day; absent means until it is withdrawn
 * @param conditions what the permission is tied to
 * @param discussedOn day of the talk with the parent (AET-9.2)
 */
public record PassDecisionForm(
        @Nullable Answer decision,
        @Nullable String reason,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String conditions,
        @Nullable LocalDate discussedOn) {
    private static final int LONGEST_TEXT = 4_000;

    /** What the head may answer. */
    public enum Answer {
        GRANT,
        REFUSE
    }

    /** A decision with nothing missing; the terms are those of a grant, null with a refusal. */
    record Complete(
            @Nullable String reason,
            PassState.@Nullable Terms terms,
            @Nullable LocalDate discussedOn) {}

    /**
     * Checks that the fields are there.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is missing
     */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (decision == null) {
            errors.add(new FieldError("decision", "is required"));
        }
        if (decision == Answer.REFUSE && PassWords.optional(reason) == null) {
            errors.add(new FieldError("reason", "is required with a refusal"));
        }
        bounded(errors, "reason", reason);
        bounded(errors, "conditions", conditions);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /**
     * Judges the days.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when they break a rule
     */
    Complete complete(LocalDate today) {
        if (discussedOn != null && discussedOn.isAfter(today)) {
            throw Problem.unprocessable("date-in-the-future", "The talk with the parent lies ahead.");
        }
        return new Complete(PassWords.optional(reason), decision == Answer.GRANT ? terms(today) : null, discussedOn);
    }

    private PassState.Terms terms(LocalDate today) {
        LocalDate first = from == null ? today : from;
        if (first.isBefore(today)) {
            throw Problem.unprocessable("retrospective-pass", "Permission begins today or later.");
        }
        if (to != null && to.isBefore(first)) {
            throw Problem.unprocessable("from-after-to", "The first day lies after the last.");
        }
        return new PassState.Terms(first, to, PassWords.optional(conditions));
    }

    private static void bounded(List<FieldError> errors, String field, @Nullable String value) {
        if (value != null && value.length() > LONGEST_TEXT) {
            errors.add(new FieldError(field, "has at most " + LONGEST_TEXT + " characters"));
        }
    }
}
