package org.rollcall.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.mail.ReceivedLetter.Received;

class MailCarrierTest {

    @Test
    void a_letter_is_listed_with_its_plain_text_and_its_id() throws Exception {
        // Given
        Ports ports = Ports.free();
        try (MailCarrier carrier = MailCarrier.start(ports.of(Port.SMTP), ports.of(Port.MAIL_API))) {

            // When
            send(ports.of(Port.SMTP), "p0@example.invalid", "First", "3fa85f64-5717-4562-b3fc-2c963f66afa6");
            send(ports.of(Port.SMTP), "p1@example.invalid", "Second", null);

            // Then
            Received received = get(ports.of(Port.MAIL_API), "/messages", Received.class);
            assertThat(received.items()).isEqualTo(carrier.received());
            assertThat(received.items()).extracting(ReceivedLetter::subject).containsExactly("First", "Second");
            ReceivedLetter first = received.items().getFirst();
            assertThat(first.to()).isEqualTo("p0@example.invalid");
            assertThat(first.text()).isEqualTo("Dear parent, in plain words");
            assertThat(first.letterId()).isEqualTo("3fa85f64-5717-4562-b3fc-2c963f66afa6");
            assertThat(received.items().getLast().letterId()).isNull();
        }
    }

    private static void send(int port, String to, String subject, @Nullable String letterId) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("school@example.invalid");
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject);
        if (letterId != null) {
            message.setHeader("X-Rollcall-Letter-Id", letterId);
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("Dear parent, in plain words");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Dear parent</p>", "text/html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
    }

    private static <T> T get(int port, String path, Class<T> type) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + path);
            return Json.read(
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body(),
                    type);
        }
    }
}
