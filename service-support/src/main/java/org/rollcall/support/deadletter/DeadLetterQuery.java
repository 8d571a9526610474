package org.rollcall.support.deadletter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/**
 * Which records are wanted, newest first.
 *
 * @param urn of one school only; null for all, those of no readable school included
 * @param state in one state only
 * @param after behind this place
 * @param limit at most so many
 */
record DeadLetterQuery(
        @Nullable Integer urn,
        @Nullable DeadLetterState state,
        @Nullable DeadLetterCursor after,
        int limit) {
    private static final int HIGHEST_LIMIT = 500;

    /** Reads what a caller asks for; what cannot be read is a 400. */
    static DeadLetterQuery of(
            @Nullable Integer urn, @Nullable String state, @Nullable String cursor, @Nullable Integer limit) {
        int wanted = limit == null ? HIGHEST_LIMIT : limit;
        if (wanted < 1 || wanted > HIGHEST_LIMIT) {
            throw Problem.malformed("invalid-limit", "The limit is from 1 to " + HIGHEST_LIMIT + ".");
        }
        return new DeadLetterQuery(urn, state(state), DeadLetterCursor.read(cursor), wanted);
    }

    private static @Nullable DeadLetterState state(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(DeadLetterState.values())
                        .filter(state -> state.name().equals(word))
                        .findFirst()
                        .orElseThrow(
                                () -> Problem.malformed("invalid-state", "The state is HELD, REPLAYED or DISMISSED."));
    }
}
