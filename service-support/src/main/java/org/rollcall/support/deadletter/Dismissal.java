package org.rollcall.support.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/**
 * The dismissal of a record.
 *
 * @param reason why it shall have no effect, for the audit; required, at most 500 characters
 */
public record Dismissal(@Nullable String reason) {
    private static final int LONGEST = 500;

    /** The reason, or a 400 where there is none. */
    static String reasonOf(@Nullable Dismissal dismissal) {
        String reason = dismissal == null ? null : dismissal.reason();
        if (reason == null || reason.isBlank()) {
            throw invalid("Say why the record shall have no effect.");
        }
        if (reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw invalid("At most " + LONGEST + " characters of text.");
        }
        return reason.strip();
    }

    private static RuntimeException invalid(String message) {
        return Problem.invalid(List.of(new Problem.FieldError("reason", message)));
    }
}
