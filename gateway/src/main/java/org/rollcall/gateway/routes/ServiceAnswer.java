package org.rollcall.gateway.routes;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;

/**
 * A service's answer on its way to the caller. When the caller hangs up, an answer with an end is read to it and an event
 * stream is left; the proxy library would reset the request in either case, and with it a connection that may already
 * carry somebody else's request.
 */
final class ServiceAnswer {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final RoutingContext context;
    private final ProxyResponse answer;
    private final HttpClientResponse fromService;

    ServiceAnswer(RoutingContext context, ProxyResponse answer, HttpClientResponse fromService) {
        this.context = context;
        this.answer = answer;
        this.fromService = fromService;
    }

    boolean isEventStream() {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /** Sends an answer that comes to its own end. */
    Future<Void> send() {
        return send(fromService, hungUp -> {});
    }

    /** Sends an event stream until the service, the caller or the token ends it. */
    Future<Void> sendFor(Vertx vertx, Duration left) {
        ExpiringStream events = new ExpiringStream(fromService);
        long timer = vertx.setTimer(Math.max(1, left.toMillis()), due -> {
            events.expire();
            fromService.request().reset();
        });
        return send(events, hungUp -> fromService.request().reset())
                .onComplete(sent -> vertx.cancelTimer(timer))
                .onFailure(broken -> fromService.request().reset());
    }

    private Future<Void> send(ReadStream<Buffer> body, Handler<Throwable> hungUp) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.getStatusCode()).setStatusMessage(answer.getStatusMessage());
        response.headers().addAll(answer.headers()).remove(HttpHeaders.TRANSFER_ENCODING);
        response.setChunked(!response.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && answer.getStatusCode() != NO_CONTENT
                && answer.getStatusCode() != NOT_MODIFIED);
        response.exceptionHandler(hungUp);
        return body.pipe().endOnFailure(false).to(response).onFailure(broken -> response.reset());
    }
}
