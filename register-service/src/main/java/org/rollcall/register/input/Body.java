package org.rollcall.register.input;

import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/** Refuses bodies that are absent or faulty. */
public final class Body {
    private Body() {}

    /** The body, or 400 when there is none. */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.malformed("malformed", "A JSON body is required.");
        }
        return body;
    }

    /** Answers 400 with every faulty field, if there is one. */
    public static void refuseFaults(Fields fields) {
        if (!fields.errors().isEmpty()) {
            throw Problem.invalid(fields.errors());
        }
    }
}
