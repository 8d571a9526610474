package org.rollcall.escalation.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/** The last place of a page, opaque to callers. */
public record PageCursor(Instant at, UUID id) {
    private static final int HIGHEST_LIMIT = 500;

    /** Reads a cursor from an earlier answer; null stays null. A malformed one is a 400. */
    public static @Nullable PageCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw Problem.malformed("invalid-cursor", "Use the nextCursor of an earlier answer.");
        }
    }

    /** Checks how many items a caller wants; 500 unless told. Outside of 1 to 500 it is a 400. */
    public static int limit(@Nullable Integer wanted) {
        int limit = wanted == null ? HIGHEST_LIMIT : wanted;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Problem.malformed("invalid-limit", "The limit is from 1 to " + HIGHEST_LIMIT + ".");
        }
        return limit;
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
