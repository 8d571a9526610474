package org.rollcall.gateway.routes;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.identity.Bearer;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.support.clock.MachineClock;

/** One request on its way through the gateway: headers cleaned, body measured, event stream ended with the token. */
final class Passage implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Passage.class);

    private final Vertx vertx;
    private final MachineClock clock;
    private final RoutingContext context;
    private final Upstream upstream;
    private final Bearer bearer;
    private final long bodyLimit;
    private @Nullable MeasuredStream measured;

    Passage(Vertx vertx, MachineClock clock, RoutingContext context, Upstream upstream, Bearer bearer, long bodyLimit) {
        this.vertx = vertx;
        this.clock = clock;
        this.context = context;
        this.upstream = upstream;
        this.bearer = bearer;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxied) {
        ProxyRequest request = proxied.request();
        PassedHeaders.clean(request.headers());
        if (request.proxiedRequest().isEnded()) {
            request.setBody(null);
        } else if (request.getBody().length() < 0) {
            measured = new MeasuredStream(request.getBody().stream(), bodyLimit);
            request.setBody(Body.body(measured));
        }
        return proxied.sendRequest().recover(failure -> Future.succeededFuture(refused(request, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxied) {
        ProxyResponse response = proxied.response();
        PassedHeaders.cleanAnswer(response.headers());
        if (response.getBody() == null || !(response.getBody().stream() instanceof HttpClientResponse fromService)) {
            return proxied.sendResponse();
        }
        ServiceAnswer answer = new ServiceAnswer(context, response, fromService);
        Future<Void> sent = answer.isEventStream()
                ? answer.sendFor(vertx, Duration.between(clock.now(), bearer.expires()))
                : answer.send();
        return sent.otherwiseEmpty();
    }

    private ProxyResponse refused(ProxyRequest request, Throwable failure) {
        boolean tooLarge = measured != null && measured.exceeded();
        if (!tooLarge) {
            LOG.warnf("%s does not answer: %s", upstream.word(), failure.toString());
        }
        Refusal refusal = tooLarge ? Refusal.tooLarge(bodyLimit) : Refusal.unavailable(upstream.word() + " service");
        ProxyResponse response = request.release().response().setStatusCode(refusal.status());
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (refusal.retryAfterSeconds() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfterSeconds()));
        }
        return response.setBody(Body.body(Buffer.buffer(refusal.body(RequestPath.raw(context.request())))));
    }
}
