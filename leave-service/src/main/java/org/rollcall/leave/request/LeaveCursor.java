package org.rollcall.leave.request;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the next page of a list begins: behind this item.
 *
 * @param receivedAt when the last item of the page was entered
 * @param id the last item of the page
 */
public record LeaveCursor(Instant receivedAt, UUID id) {
    /** The cursor as clients carry it. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((receivedAt + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor; empty when it is not one of ours. */
    public static Optional<LeaveCursor> parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return parts.length == 2
                    ? Optional.of(new LeaveCursor(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
