package org.rollcall.localstack.mail;

import com.fasterxml.jackson.core.JsonGenerator;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.StackException;

/**
 * The carrier of the local stack: letters reach it by SMTP and go no further; {@code GET /messages} lists them and
 * {@code GET /count} counts them. Both listen on loopback only. What it holds lies on disk and ends with it.
 */
public final class MailCarrier implements AutoCloseable {

    private final GreenMail smtp;
    private final HttpServer http;
    private final MailSpool spool;

    private MailCarrier(GreenMail smtp, HttpServer http, MailSpool spool) {
        this.smtp = smtp;
        this.http = http;
        this.spool = spool;
    }

    /**
     * Starts to listen.
     *
     * @param folder where letters lie; its own alone, what is in it is deleted
     */
    public static MailCarrier start(Path folder, int smtpPort, int apiPort) {
        try {
            // Before the spool: a carrier that cannot listen must not delete the letters of the one that does.
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), apiPort), 0);
            MailSpool spool = MailSpool.open(folder);
            MailCarrier carrier = new MailCarrier(smtpServer(spool, smtpPort), http, spool);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/messages", carrier::list);
            http.createContext("/count", carrier::count);
            carrier.smtp.start();
            http.start();
            return carrier;
        } catch (IOException | UncheckedIOException | IllegalStateException refused) {
            throw new StackException("The mail carrier cannot listen: " + refused.getMessage(), refused);
        }
    }

    /** A mail server, not started, that delivers whatever it accepts to the spool and keeps nothing itself. */
    static GreenMail smtpServer(MailSpool spool, int port) {
        GreenMail smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Managers managers = smtp.getManagers();
        SpooledMailbox everybody = new SpooledMailbox(spool, managers.getImapHostManager());
        managers.getUserManager().setMessageDeliveryHandler((message, address) -> everybody);
        return smtp;
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
        spool.close();
    }

    private void count(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] json = Json.write(Map.of("count", spool.count())).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    /** Answers {@link ReceivedLetter.Received} letter by letter: the whole list may be larger than the heap. */
    private void list(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            JsonGenerator json =
                    Json.MAPPER.writerWithDefaultPrettyPrinter().createGenerator(exchange.getResponseBody());
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Iterator<ReceivedLetter> letters = spool.letters().iterator(); letters.hasNext(); ) {
                json.writePOJO(letters.next());
            }
            json.writeEndArray();
            json.writeEndObject();
            // Not in a finally: a list that broke off must not look like a whole one.
            json.close();
        }
    }
}
