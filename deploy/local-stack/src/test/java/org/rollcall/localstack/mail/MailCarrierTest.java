package org.rollcall.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.mail.ReceivedLetter.Received;

class MailCarrierTest {

    @TempDir
    Path folder;

    @Test
    void a_letter_is_listed_with_its_plain_text_and_its_id() throws Exception {
        // Given
        Ports ports = Ports.free();
        try (MailCarrier _ = start(ports)) {

            // When
            int smtp = ports.of(Port.SMTP);
            MailFixture.send(smtp, "p0@example.invalid", "First", "3fa85f64-5717-4562-b3fc-2c963f66afa6");
            MailFixture.send(smtp, "p1@example.invalid", "Second", null);

            // Then
            Received received = get(ports, "/messages", Received.class);
            assertThat(received.items()).extracting(ReceivedLetter::subject).containsExactly("First", "Second");
            ReceivedLetter first = received.items().getFirst();
            assertThat(first.to()).isEqualTo("p0@example.invalid");
            assertThat(first.text()).isEqualTo("Dear parent of Zoë, in plain words");
            assertThat(first.letterId()).isEqualTo("3fa85f64-5717-4562-b3fc-2c963f66afa6");
            assertThat(received.items().getLast().letterId()).isNull();
        }
    }

    @Test
    void a_letter_to_two_parents_is_in_each_mailbox_and_before_what_came_after_it() throws Exception {
        // Given
        Ports ports = Ports.free();
        try (MailCarrier _ = start(ports)) {

            // When
            MailFixture.send(ports.of(Port.SMTP), "p0@example.invalid, p1@example.invalid", "To both", null);
            MailFixture.send(ports.of(Port.SMTP), "p0@example.invalid", "To one", null);

            // Then
            assertThat(get(ports, "/messages", Received.class).items())
                    .extracting(ReceivedLetter::subject)
                    .containsExactly("To both", "To both", "To one");
            assertThat(get(ports, "/count", Counted.class)).isEqualTo(new Counted(3));
        }
    }

    @Test
    void before_anything_came_the_list_is_empty() throws Exception {
        // Given
        Ports ports = Ports.free();
        try (MailCarrier _ = start(ports)) {

            // When
            Received received = get(ports, "/messages", Received.class);

            // Then
            assertThat(received.items()).isEmpty();
            assertThat(get(ports, "/count", Counted.class)).isEqualTo(new Counted(0));
        }
    }

    @Test
    void once_accepted_nothing_of_a_letter_stays_in_memory() throws Exception {
        // Given
        int port = Ports.free().of(Port.SMTP);
        try (MailSpool spool = MailSpool.open(folder)) {
            GreenMail smtp = MailCarrier.smtpServer(spool, port);
            smtp.start();
            try {

                // When
                for (int i = 0; i < 20; i++) {
                    MailFixture.send(port, "p" + i + "@example.invalid", "Letter " + i, null);
                }

                // Then
                assertThat(spool.count()).isEqualTo(20);
                assertThat(filesIn(folder)).hasSize(20);
                assertThat(smtp.getManagers().getImapHostManager().getAllMessages())
                        .isEmpty();
                assertThat(smtp.getManagers().getUserManager().listUser()).isEmpty();
            } finally {
                smtp.stop();
            }
        }
    }

    private MailCarrier start(Ports ports) {
        return MailCarrier.start(folder, ports.of(Port.SMTP), ports.of(Port.MAIL_API));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static <T> T get(Ports ports, String path, Class<T> type) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + ports.of(Port.MAIL_API) + path);
            return Json.read(
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body(),
                    type);
        }
    }

    private record Counted(int count) {}
}
