package org.rollcall.gateway.routes;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.identity.Bearer;
import org.rollcall.gateway.identity.TokenCheck;
import org.rollcall.gateway.limits.RequestLimits;
import org.rollcall.gateway.upstream.Upstream;

/** The door of the API: token, route, limits and size, in this order; then the request goes to its service. */
@ApplicationScoped
class Door {
    /** Below the filter that prepares authentication (200), above everything that reads bodies. */
    private static final int AFTER_AUTHENTICATION = 50;

    private static final List<String> ROOT = List.of("api", "v1");
    private static final List<String> OWN = List.of("openapi.json");
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Vertx vertx;
    private final TokenCheck tokens;
    private final RequestLimits limits;
    private final PassThrough passThrough;

    Door(Vertx vertx, TokenCheck tokens, RequestLimits limits, PassThrough passThrough) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.limits = limits;
        this.passThrough = passThrough;
    }

    void install(@Observes Filters filters) {
        filters.register(this::open, AFTER_AUTHENTICATION);
    }

    private void open(RoutingContext context) {
        List<String> path = Threshold.segments(context);
        if (path.size() <= ROOT.size() || !path.subList(0, ROOT.size()).equals(ROOT)) {
            context.next();
            return;
        }
        List<String> below = path.subList(ROOT.size(), path.size());
        if (below.equals(OWN)) {
            context.next();
            return;
        }
        context.request().pause();
        Context eventLoop = vertx.getOrCreateContext();
        tokens.bearer(context)
                .subscribe()
                .with(
                        bearer -> onContext(eventLoop, () -> known(context, below, bearer)),
                        failure -> onContext(eventLoop, () -> RefusalWriter.write(context, refusal(failure))));
    }

    private void known(RoutingContext context, List<String> below, Optional<Bearer> bearer) {
        Optional<Upstream> upstream = RouteTable.find(below);
        if (bearer.isEmpty()) {
            RefusalWriter.write(context, Refusal.unauthenticated("Send a bearer token of the realm."));
        } else if (!METHODS.contains(context.request().method())) {
            RefusalWriter.write(context, Refusal.methodNotAllowed());
        } else if (upstream.isEmpty()) {
            RefusalWriter.write(context, Refusal.notFound());
        } else {
            admit(context, below, bearer.get(), upstream.get());
        }
    }

    private void admit(RoutingContext context, List<String> below, Bearer bearer, Upstream upstream) {
        Duration wait = limits.count(bearer.subject());
        long limit = BodyLimit.of(below);
        if (!wait.isZero()) {
            RefusalWriter.write(context, Refusal.tooManyRequests(Math.max(1, wait.toSeconds())));
        } else if (BodyLimit.declared(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > limit) {
            RefusalWriter.write(context, Refusal.tooLarge(limit));
        } else {
            context.put(Upstream.class.getName(), upstream);
            passThrough.send(context, upstream, bearer, limit);
        }
    }

    private static Refusal refusal(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                ? Refusal.unauthenticated("The token is not valid here, or not any more.")
                : Refusal.unavailable("identity provider");
    }

    private static void onContext(Context eventLoop, Runnable step) {
        if (eventLoop.equals(Vertx.currentContext())) {
            step.run();
        } else {
            eventLoop.runOnContext(any -> step.run());
        }
    }
}
