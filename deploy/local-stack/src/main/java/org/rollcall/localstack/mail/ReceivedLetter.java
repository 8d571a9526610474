package org.rollcall.localstack.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the local carrier received it.
 *
 * @param text the plain text of the message
 * @param letterId the letter it carries, if it names one
 * @param receivedAt an instant in ISO-8601
 */
public record ReceivedLetter(
        String to, String subject, String text, @Nullable String letterId, String receivedAt) {

    /** A list as the carrier's address answers it, newest last. */
    public record Received(List<ReceivedLetter> items) {

        public Received {
            items = List.copyOf(items);
        }
    }
}
