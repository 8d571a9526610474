package org.rollcall.gateway.dev;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads what the local stack's mail carrier received. */
@ApplicationScoped
public class MailClient {
    private static final long PATIENCE_MILLIS = 10_000;

    private final WebClient web;
    private final Optional<String> carrier;

    MailClient(Vertx vertx, @ConfigProperty(name = "rollcall.mail-api") Optional<String> carrier) {
        this.web = WebClient.create(vertx);
        this.carrier = carrier;
    }

    /**
     * A message as it arrived.
     *
     * @param to address
     * @param subject subject line
     * @param text plain text
     * @param letterId the letter it carries, if it says so
     */
    public record Message(
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String letterId) {}

    /**
     * All messages.
     *
     * @param items messages, newest last
     */
    public record Received(List<Message> items) {}

    /** What arrived so far; nothing where there is no carrier. */
    Uni<Received> received() {
        if (carrier.isEmpty()) {
            return Uni.createFrom().item(new Received(List.of()));
        }
        return web.getAbs(carrier.get() + "/messages")
                .timeout(PATIENCE_MILLIS)
                .send()
                .map(response -> response.bodyAsJson(Received.class))
                .onFailure()
                .transform(failure -> DevResource.unavailable("mail carrier: no answer"));
    }
}
