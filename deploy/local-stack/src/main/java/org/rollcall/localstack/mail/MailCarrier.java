package org.rollcall.localstack.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.mail.ReceivedLetter.Received;

/**
 * The carrier of the local stack: letters reach it by SMTP and go no further; {@code GET /messages} lists them and
 * {@code GET /count} counts them. Both listen on loopback only, and what it holds ends with it.
 */
public final class MailCarrier implements AutoCloseable {

    private final GreenMail smtp;
    private final HttpServer http;

    private MailCarrier(GreenMail smtp, HttpServer http) {
        this.smtp = smtp;
        this.http = http;
    }

    /** Starts to listen. */
    public static MailCarrier start(int smtpPort, int apiPort) {
        try {
            GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), apiPort), 0);
            MailCarrier carrier = new MailCarrier(smtp, http);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/messages", exchange -> carrier.answer(exchange, new Received(carrier.received())));
            http.createContext(
                    "/count",
                    exchange -> carrier.answer(
                            exchange, Map.of("count", carrier.messages().count())));
            smtp.start();
            http.start();
            return carrier;
        } catch (IOException | IllegalStateException refused) {
            throw new StackException("The mail carrier cannot listen: " + refused.getMessage(), refused);
        }
    }

    /** What was received, newest last. */
    public List<ReceivedLetter> received() {
        Thread reader = Thread.currentThread();
        ClassLoader before = reader.getContextClassLoader();
        // The mail library finds its readers of multipart content through it; a server thread has another one.
        reader.setContextClassLoader(MailCarrier.class.getClassLoader());
        try {
            return messages().map(MailCarrier::letter).toList();
        } finally {
            reader.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
    }

    private Stream<StoredMessage> messages() {
        return mailboxes()
                .flatMap(folder -> folder.getMessages().stream())
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate));
    }

    private Stream<MailFolder> mailboxes() {
        return smtp.getManagers().getUserManager().listUser().stream().map(user -> {
            try {
                return smtp.getManagers().getImapHostManager().getInbox(user);
            } catch (FolderException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private static ReceivedLetter letter(StoredMessage message) {
        try {
            return MessageReader.read(message.getMimeMessage(), Optional.ofNullable(message.getReceivedDate()));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answer(HttpExchange exchange, Object body) throws IOException {
        try (exchange) {
            byte[] json = Json.write(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }
}
