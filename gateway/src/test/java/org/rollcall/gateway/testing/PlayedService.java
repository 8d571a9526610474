package org.rollcall.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A service behind the gateway: it answers with what reached it, streams events, and keeps a clock. */
public final class PlayedService {
    private static final AtomicReference<@Nullable HttpServerResponse> STREAM = new AtomicReference<>();
    private static final AtomicInteger STREAMS_CLOSED = new AtomicInteger();

    private final String name;
    private final HttpServer server;
    private volatile String now = "2026-09-07T08:00:00Z";

    PlayedService(Vertx vertx, String name) {
        this.name = name;
        // Long request lines reach the gateway's own check, not the server's.
        this.server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(32_768))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The event stream that is open now, if any. */
    public static @Nullable HttpServerResponse openStream() {
        return STREAM.get();
    }

    /** How many event streams were ended by the gateway so far. */
    public static int streamsClosed() {
        return STREAMS_CLOSED.get();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        switch (path) {
            case "/internal/dev/clock" -> clock(request);
            case "/internal/dev/quiet" -> json(request, new JsonObject().put("left", new JsonArray()));
            case "/q/openapi" -> json(request, PlayedContract.of(name));
            case "/messages" -> json(request, messages());
            default -> {
                if (path.endsWith("/live")) {
                    stream(request);
                } else if (path.endsWith("/away")) {
                    request.connection().close();
                } else {
                    mirror(request);
                }
            }
        }
    }

    private void clock(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (body.length() > 0) {
                now = body.toJsonObject().getString("now");
            }
            json(request, new JsonObject().put("now", now));
        });
    }

    private static JsonObject messages() {
        return new JsonObject()
                .put(
                        "items",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("to", "p0@example.invalid")
                                        .put("subject", "Attendance")
                                        .put("text", "Dear parent")
                                        .put("letterId", "l-1")
                                        .put("receivedAt", "2026-09-07T08:00:00Z")));
    }

    private void mirror(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach((header, value) -> headers.put(header.toLowerCase(Locale.ROOT), value));
            json(
                    request,
                    new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("bytes", body.length())
                            .put("headers", headers));
        });
    }

    private static void stream(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.closeHandler(gone -> {
            STREAM.set(null);
            STREAMS_CLOSED.incrementAndGet();
        });
        response.write("event: figures\ndata: first\n\n");
        STREAM.set(response);
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("ETag", "\"7\"")
                .putHeader("Server", "played")
                .end(body.encode());
    }
}
