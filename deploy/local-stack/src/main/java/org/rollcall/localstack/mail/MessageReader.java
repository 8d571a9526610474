package org.rollcall.localstack.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads out of a mail message what a test or a person wants to see of a letter. */
final class MessageReader {

    private static final String LETTER_HEADER = "X-Rollcall-Letter-Id";

    private MessageReader() {}

    static ReceivedLetter read(MimeMessage message, Instant received) throws MessagingException, IOException {
        Address[] to = message.getRecipients(Message.RecipientType.TO);
        String recipients =
                to == null ? "" : Arrays.stream(to).map(MessageReader::address).collect(Collectors.joining(", "));
        String subject = Optional.ofNullable(message.getSubject()).orElse("");
        return new ReceivedLetter(
                recipients,
                subject,
                text(message).orElse("").strip(),
                message.getHeader(LETTER_HEADER, null),
                received.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static String address(Address address) {
        return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
    }

    private static Optional<String> text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            return text(parts);
        }
        if (part.isMimeType("text/html") && content instanceof String html) {
            return Optional.of(stripped(html));
        }
        return part.isMimeType("text/*") && content instanceof String plain ? Optional.of(plain) : Optional.empty();
    }

    private static Optional<String> text(Multipart parts) throws MessagingException, IOException {
        Optional<String> fallback = Optional.empty();
        for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            Optional<String> text = text(part);
            if (text.isPresent() && !part.isMimeType("text/html")) {
                return text;
            }
            fallback = fallback.or(() -> text);
        }
        return fallback;
    }

    private static String stripped(String html) {
        return html.replaceAll("(?is)<(style|script)[^>]*>.*?</\\1>", "")
                .replaceAll("(?i)<(br|/p|/div|/tr|/h[1-6]|/li)[^>]*>", "\n")
                .replaceAll("<[^>]+>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
