package org.rollcall.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSpoolTest {

    private static final int SENDERS = 5;
    private static final int EACH = 40;

    @TempDir
    Path folder;

    @Test
    void every_letter_is_there_once_and_in_its_order_however_many_bring_letters() throws Exception {
        // Given
        try (MailSpool spool = MailSpool.open(folder.resolve("mail"));
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {

            // When
            List<Callable<Boolean>> work = IntStream.range(0, SENDERS)
                    .<Callable<Boolean>>mapToObj(sender -> () -> bringAll(spool, sender))
                    .toList();
            for (Future<Boolean> brought : senders.invokeAll(work)) {
                assertThat(brought.get()).isTrue();
            }

            // Then
            List<ReceivedLetter> letters = letters(spool);
            assertThat(letters).hasSize(SENDERS * EACH);
            assertThat(spool.count()).isEqualTo(SENDERS * EACH);
            assertThat(letters)
                    .extracting(letter -> Instant.parse(letter.receivedAt()))
                    .isSorted();
            for (int sender = 0; sender < SENDERS; sender++) {
                String to = "p" + sender + "@example.invalid";
                assertThat(letters)
                        .filteredOn(letter -> letter.to().equals(to))
                        .extracting(ReceivedLetter::subject)
                        .containsExactlyElementsOf(
                                IntStream.range(0, EACH).mapToObj(i -> "L" + i).toList());
            }
        }
    }

    @Test
    void a_letter_is_there_as_soon_as_it_was_taken_with_every_letter_of_a_name() throws Exception {
        // Given
        try (MailSpool spool = MailSpool.open(folder.resolve("mail"))) {

            // When
            spool.add(MailFixture.message("p@example.invalid", "About Zoë"));

            // Then
            assertThat(letters(spool)).singleElement().satisfies(letter -> {
                assertThat(letter.subject()).isEqualTo("About Zoë");
                assertThat(letter.text()).isEqualTo("Dear parent of Zoë, in plain words");
            });
        }
    }

    @Test
    void only_the_owner_may_read_the_letters() throws Exception {
        // Given
        Path mail = folder.resolve("mail");
        try (MailSpool spool = MailSpool.open(mail)) {

            // When
            spool.add(MailFixture.message("p@example.invalid", "First"));

            // Then
            assertThat(permissions(mail)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(mail)) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void what_a_killed_carrier_left_behind_is_gone_when_the_next_one_starts() throws Exception {
        // Given
        Path mail = folder.resolve("mail");
        MailSpool killed = MailSpool.open(mail);
        killed.add(MailFixture.message("p@example.invalid", "Of before"));

        // When
        try (MailSpool spool = MailSpool.open(mail)) {
            spool.add(MailFixture.message("p@example.invalid", "Of now"));

            // Then
            assertThat(letters(spool)).extracting(ReceivedLetter::subject).containsExactly("Of now");
        }
    }

    @Test
    void a_closed_spool_leaves_nothing_on_disk_and_takes_nothing() throws Exception {
        // Given
        Path mail = folder.resolve("mail");
        MailSpool spool = MailSpool.open(mail);
        spool.add(MailFixture.message("p@example.invalid", "First"));

        // When
        spool.close();

        // Then
        assertThatThrownBy(() -> spool.add(MailFixture.message("p@example.invalid", "Late")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(mail).doesNotExist();
    }

    private static boolean bringAll(MailSpool spool, int sender) throws MessagingException {
        for (int i = 0; i < EACH; i++) {
            spool.add(MailFixture.message("p" + sender + "@example.invalid", "L" + i));
        }
        return true;
    }

    private static List<ReceivedLetter> letters(MailSpool spool) {
        try (Stream<ReceivedLetter> letters = spool.letters()) {
            return letters.toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
