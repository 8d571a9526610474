package org.rollcall.localstack.mail;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.PrivateFile;
import org.rollcall.localstack.folder.StackFolder;

/**
 * The letters a carrier received, a file each, numbered in the order of receipt. Of any number of letters only their
 * count is in memory; what is in the folder ends with the spool.
 */
final class MailSpool implements AutoCloseable {

    private final Path folder;
    private volatile long count;
    private boolean closed;

    private MailSpool(Path folder) {
        this.folder = folder;
    }

    /** An empty spool; letters that a killed carrier left in the folder are deleted. */
    static MailSpool open(Path folder) throws IOException {
        StackFolder.delete(folder);
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new MailSpool(folder);
    }

    /**
     * Takes one letter; when it returns, the letter is there for every reader.
     *
     * @throws IllegalStateException if the spool is closed
     * @throws UncheckedIOException if the disk does not take it; the letter is not there then
     */
    synchronized void add(MimeMessage message) throws MessagingException {
        if (closed) {
            throw new IllegalStateException("The spool " + folder + " is closed");
        }
        long number = count + 1;
        PrivateFile.write(file(number), bytes(message));
        // Only now: a reader opens every file up to the count.
        count = number;
    }

    /** How many letters there are. */
    long count() {
        return count;
    }

    /** The letters, newest last, each read when it is asked for. */
    Stream<ReceivedLetter> letters() {
        return LongStream.rangeClosed(1, count).mapToObj(number -> letter(file(number)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        StackFolder.delete(folder);
    }

    private Path file(long number) {
        return folder.resolve(number + ".eml");
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static ReceivedLetter letter(Path file) {
        Thread reader = Thread.currentThread();
        ClassLoader before = reader.getContextClassLoader();
        // The mail library finds its readers of multipart content through it; a server thread has another one.
        reader.setContextClassLoader(MailSpool.class.getClassLoader());
        try (InputStream content = Files.newInputStream(file)) {
            return MessageReader.read(
                    GreenMailUtil.newMimeMessage(content),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            reader.setContextClassLoader(before);
        }
    }
}
