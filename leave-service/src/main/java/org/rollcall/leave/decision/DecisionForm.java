package org.rollcall.leave.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * The head's decision as it comes in.
 *
 * @param decision GRANT or REFUSE
 * @param code code to suggest in registers; absent means the one of the kind of leave
 * @param from first day granted; absent means as asked
 * @param to last day granted; absent means as asked
 * @param reason why
 */
public record DecisionForm(
        @Nullable Answer decision,
        @Nullable String code,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String reason) {
    private static final int LONGEST_TEXT = 4_000;

    /** What the head may answer. */
    public enum Answer {
        GRANT,
        REFUSE
    }

    /** A form with nothing missing. */
    record Complete(
            Answer answer,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String reason) {}

    /**
     * Checks the fields.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is missing
     */
    Complete complete() {
        List<FieldError> errors = new ArrayList<>();
        if (decision == null) {
            errors.add(new FieldError("decision", "is required"));
        }
        if (reason == null || reason.isBlank()) {
            errors.add(new FieldError("reason", "is required"));
        } else if (reason.length() > LONGEST_TEXT) {
            errors.add(new FieldError("reason", "has at most " + LONGEST_TEXT + " characters"));
        }
        if (decision == null || reason == null || !errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Complete(decision, code, from, to, reason.strip());
    }
}
