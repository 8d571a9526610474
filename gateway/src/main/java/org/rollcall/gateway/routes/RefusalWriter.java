package org.rollcall.gateway.routes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes a refusal as the whole answer, and lets what the caller is still sending run out. */
final class RefusalWriter {
    private RefusalWriter() {}

    static void write(RoutingContext request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(refusal.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (refusal.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
        }
        if (refusal.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"rollcall\"");
        }
        response.end(refusal.body(RequestPath.raw(request.request())));
        request.request().resume();
    }
}
