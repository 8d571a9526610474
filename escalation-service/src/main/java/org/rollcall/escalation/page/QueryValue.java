package org.rollcall.escalation.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/** Reads what a caller narrows a list down with; null stays null, and what cannot be read is a 400. */
public final class QueryValue {
    private QueryValue() {}

    /** An id. */
    public static @Nullable UUID id(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.malformed("invalid-" + name, "Give an id as a UUID.");
        }
    }

    /** A day. */
    public static @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Problem.malformed("invalid-" + name, "Give a date like 2026-09-07.");
        }
    }

    /** One of a list of states. */
    public static <E extends Enum<E>> @Nullable E state(Class<E> states, @Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(states.getEnumConstants())
                        .filter(state -> state.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Problem.malformed("invalid-state", "There is no state " + word + "."));
    }
}
