package org.rollcall.escalation.letters;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/**
 * Which letters of a school are asked for.
 *
 * @param state only those in this state
 * @param pupilId only those about this pupil
 * @param limit how many at most
 * @param after the last letter of the page before
 */
record LetterQuery(
        LetterState.@Nullable Word state,
        @Nullable UUID pupilId,
        int limit,
        @Nullable Cursor after) {
    private static final int LONGEST_PAGE = 500;

    /**
     * A place in the list, newest first.
     *
     * @param createdAt creation of the last letter seen
     * @param id its id
     */
    record Cursor(Instant createdAt, UUID id) {
        static Cursor behind(Letter letter) {
            return new Cursor(letter.createdAt(), letter.id());
        }

        /** The cursor as clients carry it. */
        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((createdAt + "/" + id).getBytes(StandardCharsets.UTF_8));
        }

        private static Cursor parse(String text) {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        }
    }

    /** Reads the query's parameters; what cannot be read is 400. */
    static LetterQuery of(
            @Nullable String state, @Nullable String pupilId, @Nullable Integer limit, @Nullable String cursor) {
        try {
            return new LetterQuery(
                    state == null ? null : LetterState.Word.valueOf(state),
                    pupilId == null ? null : UUID.fromString(pupilId),
                    limit == null ? LONGEST_PAGE : Math.clamp(limit, 1, LONGEST_PAGE),
                    cursor == null ? null : Cursor.parse(cursor));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw Problem.malformed("malformed", "The state, the pupil's id or the cursor cannot be read.");
        }
    }
}
