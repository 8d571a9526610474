package org.rollcall.gateway.contract;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.gateway.upstream.Upstreams;
import org.rollcall.support.clock.MachineClock;

/** Fetches what each service says of itself and keeps the merged document; one without all services is not kept. */
@ApplicationScoped
class PublishedContract {
    private static final Logger LOG = Logger.getLogger(PublishedContract.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long PATIENCE_MILLIS = 5_000;

    private final WebClient web;
    private final Upstreams upstreams;
    private final MachineClock clock;
    private volatile @Nullable Kept kept;

    PublishedContract(Vertx vertx, Upstreams upstreams, MachineClock clock) {
        this.web = WebClient.create(vertx);
        this.upstreams = upstreams;
        this.clock = clock;
    }

    private record Kept(String document, Instant until) {}

    /** The document as JSON text; a service that is away is missing in it. */
    Uni<String> document() {
        Kept now = kept;
        if (now != null && clock.now().isBefore(now.until())) {
            return Uni.createFrom().item(now.document());
        }
        List<Uni<Optional<JsonObject>>> fetched =
                Arrays.stream(Upstream.values()).map(this::fetch).toList();
        return Uni.join().all(fetched).andFailFast().map(this::merge);
    }

    private String merge(List<Optional<JsonObject>> documents) {
        Map<Upstream, JsonObject> present = new EnumMap<>(Upstream.class);
        for (Upstream service : Upstream.values()) {
            documents.get(service.ordinal()).ifPresent(document -> present.put(service, document));
        }
        String document = new MergedContract(present).document().encode();
        if (present.size() == Upstream.values().length) {
            kept = new Kept(document, clock.now().plus(KEPT));
        }
        return document;
    }

    private Uni<Optional<JsonObject>> fetch(Upstream service) {
        return web.getAbs(upstreams.url(service, "/q/openapi?format=json"))
                .timeout(PATIENCE_MILLIS)
                .send()
                .map(response -> Optional.ofNullable(response.bodyAsJsonObject()))
                .onFailure()
                .invoke(failure -> LOG.warnf("no OpenAPI of %s: %s", service.word(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
