package org.rollcall.gateway.dev;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A service's internal desk, played by the test: it notes in a common journal what it was asked to do. */
final class FakeService implements AutoCloseable {
    private final String name;
    private final List<String> journal;
    private final HttpServer server;
    private final TreeSet<Instant> due = new TreeSet<>();
    private final List<String> left = new ArrayList<>();
    private Instant now;
    private boolean broken;

    FakeService(Vertx vertx, String name, List<String> journal, String now) {
        this.name = name;
        this.journal = journal;
        this.now = Instant.parse(now);
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    synchronized FakeService dueAt(String instant) {
        due.add(Instant.parse(instant));
        return this;
    }

    /** After what is next done, this many looks find it busy. */
    synchronized void busyFor(int looks, String what) {
        for (int i = 0; i < looks; i++) {
            left.add(what);
        }
    }

    synchronized void breakDown() {
        broken = true;
    }

    synchronized Instant now() {
        return now;
    }

    private synchronized void answer(HttpServerRequest request) {
        if (broken) {
            request.response().setStatusCode(500).end();
            return;
        }
        switch (request.method() + " " + request.path()) {
            case "GET /internal/dev/clock" -> json(request, reading(request.getParam("until")));
            case "PUT /internal/dev/clock" -> request.body().onSuccess(body -> set(request, body.toJsonObject()));
            case "POST /internal/dev/due" -> request.body().onSuccess(body -> run(request, body.toJsonObject()));
            case "GET /internal/dev/quiet" -> json(request, quiet());
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject reading(@Nullable String until) {
        Instant end = until == null ? now : Instant.parse(until);
        Instant next = due.isEmpty() || due.first().isAfter(end) ? null : due.first();
        return new JsonObject().put("now", now.toString()).put("nextDue", next == null ? null : next.toString());
    }

    private synchronized void set(HttpServerRequest request, JsonObject body) {
        now = Instant.parse(body.getString("now"));
        journal.add(name + " set " + now);
        request.response().setStatusCode(204).end();
    }

    private synchronized void run(HttpServerRequest request, JsonObject body) {
        Instant instant = Instant.parse(body.getString("now"));
        journal.add(name + " ran " + instant);
        due.remove(instant);
        request.response().setStatusCode(204).end();
    }

    private JsonObject quiet() {
        JsonArray found = new JsonArray();
        if (!left.isEmpty()) {
            found.add(left.removeFirst());
            journal.add(name + " busy");
        }
        return new JsonObject().put("left", found);
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.encode());
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
