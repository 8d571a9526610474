package org.rollcall.gateway.routes;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rollcall.gateway.identity.Bearer;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.gateway.upstream.Upstreams;
import org.rollcall.support.clock.MachineClock;

/** Passes a request to its service and the answer back, both as they flow. */
@ApplicationScoped
class PassThrough {
    private static final Logger LOG = Logger.getLogger(PassThrough.class);
    private static final int CONNECTIONS = 512;
    private static final int WAITING = 2_000;

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final MachineClock clock;
    private final HttpClient client;
    private final Duration patience;

    PassThrough(
            Vertx vertx,
            Upstreams upstreams,
            MachineClock clock,
            @ConfigProperty(name = "rollcall.upstream.connect-timeout", defaultValue = "2s") Duration connectTimeout,
            @ConfigProperty(name = "rollcall.upstream.answer-timeout", defaultValue = "60s") Duration patience) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.clock = clock;
        this.patience = patience;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setMaxWaitQueueSize(WAITING)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** Sends the request to the service; the caller was verified, and the body may have this many bytes. */
    void send(RoutingContext context, Upstream upstream, Bearer bearer, long bodyLimit) {
        // Only the wait for the first byte is bounded: an event stream goes on as long as its token.
        RequestOptions origin = new RequestOptions()
                .setHost(upstreams.host(upstream))
                .setPort(upstreams.port(upstream))
                .setTimeout(patience.toMillis());
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(proxied -> proxied.client()
                        .request(origin)
                        .map(request -> request.exceptionHandler(
                                failure -> LOG.debugf("%s: %s", upstream.word(), failure.toString()))))
                .addInterceptor(new Passage(vertx, clock, context, upstream, bearer, bodyLimit))
                .handle(context.request());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
