package org.rollcall.gateway.dev;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.gateway.upstream.Upstreams;

/** Speaks with the clocks of the services; every call waits for its answer, so not to be used on an event loop. */
@ApplicationScoped
class ClockClient {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(35);
    private static final String CLOCK = "/internal/dev/clock";

    private final Upstreams upstreams;
    private final WebClient web;

    ClockClient(Vertx vertx, Upstreams upstreams) {
        this.upstreams = upstreams;
        this.web = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setKeepAlive(true)
                        .setConnectTimeout(2_000)
                        .setTcpNoDelay(true)
                        // What falls due begins a trace of its own; the walk would drown it.
                        .setTracingPolicy(TracingPolicy.IGNORE));
    }

    /**
     * Where one service's clock stands.
     *
     * @param now present instant at school
     * @param due the earliest instant at which something waits, within what was asked for
     */
    record Reading(Instant now, Optional<Instant> due) {}

    /** Reads every clock, with what waits up to an instant; up to each clock's own present when none is given. */
    Map<Upstream, Reading> readAll(@Nullable Instant until) {
        return together(List.of(Upstream.values()), service -> read(service, until));
    }

    /** Where one service's clock stands. */
    Instant now(Upstream service) {
        return read(service, null).await().atMost(SHORT).now();
    }

    /** Sets the clocks of these services. */
    void set(List<Upstream> services, Instant now) {
        together(services, service -> answer(service, web.putAbs(upstreams.url(service, CLOCK)), now, SHORT));
    }

    /** Has one service do what is due at exactly this instant. */
    void runDue(Upstream service, Instant due) {
        answer(service, web.postAbs(upstreams.url(service, "/internal/dev/due")), due, LONG)
                .await()
                .atMost(LONG);
    }

    /** What is left to do anywhere, all services asked at once. */
    List<String> leftAnywhere() {
        return together(List.of(Upstream.values()), this::leftAt).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What is left to do at one service. */
    List<String> left(Upstream service) {
        return leftAt(service).await().atMost(SHORT);
    }

    private Uni<Reading> read(Upstream service, @Nullable Instant until) {
        HttpRequest<Buffer> request = web.getAbs(upstreams.url(service, CLOCK));
        return answer(service, until == null ? request : request.addQueryParam("until", until.toString()), null, SHORT)
                .map(HttpResponse::bodyAsJsonObject)
                .map(body -> new Reading(body.getInstant("now"), Optional.ofNullable(body.getInstant("nextDue"))));
    }

    private Uni<List<String>> leftAt(Upstream service) {
        return answer(service, web.getAbs(upstreams.url(service, "/internal/dev/quiet")), null, SHORT)
                .map(response -> response.bodyAsJsonObject().getJsonArray("left").stream()
                        .map(line -> service.word() + ": " + line)
                        .toList());
    }

    private Uni<HttpResponse<Buffer>> answer(
            Upstream service, HttpRequest<Buffer> request, @Nullable Instant instant, Duration patience) {
        HttpRequest<Buffer> timed = request.timeout(patience.toMillis());
        Uni<HttpResponse<Buffer>> sent =
                instant == null ? timed.send() : timed.sendJsonObject(new JsonObject().put("now", instant.toString()));
        return sent.onFailure()
                .transform(failure -> new ServiceFailure(service, "no answer (" + failure.getMessage() + ")"))
                .invoke(response -> {
                    if (response.statusCode() >= 300) {
                        throw new ServiceFailure(service, "answered " + response.statusCode());
                    }
                });
    }

    private static <T> Map<Upstream, T> together(List<Upstream> services, Function<Upstream, Uni<T>> ask) {
        List<Uni<T>> asked = services.stream().map(ask).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        List<T> answers = Uni.join().all(asked).andFailFast().await().atMost(LONG);
        Map<Upstream, T> byService = new EnumMap<>(Upstream.class);
        for (int i = 0; i < answers.size(); i++) {
            byService.put(services.get(i), answers.get(i));
        }
        return byService;
    }
}
