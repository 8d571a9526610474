package org.rollcall.leave.lunch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Words that the policy wants in writing. */
final class PassWords {
    private PassWords() {}

    /**
     * The words.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 {@code reason-required} when there are none
     */
    static String required(String field, @Nullable String words) {
        if (words == null || words.isBlank()) {
            throw Problem.unprocessable(
                    "reason-required",
                    "The policy asks for a reason in writing.",
                    List.of(new FieldError(field, "is required")));
        }
        return words.strip();
    }

    static @Nullable String optional(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
