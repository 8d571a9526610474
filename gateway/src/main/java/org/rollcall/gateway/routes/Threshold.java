package org.rollcall.gateway.routes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.support.clock.MachineClock;

/** What every request meets first: an id, a line in the access log, security headers, and the check of its path. */
@ApplicationScoped
class Threshold {
    static final String REQUEST_ID = "X-Request-Id";
    /** The one path that ends in a slash: the folder of the documentation pages. */
    private static final String DOCS_FOLDER = "/api/docs/";

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline';"
                    + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final AccessLog log;
    private final MachineClock clock;

    Threshold(AccessLog log, MachineClock clock) {
        this.log = log;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    private void enter(RoutingContext context) {
        if (context.get(REQUEST_ID) != null) {
            // Sent on to another path inside the gateway: it has come in already.
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        String path = RequestPath.raw(request);
        String id = request.getHeader(REQUEST_ID);
        if (id == null || !GOOD_ID.matcher(id).matches()) {
            id = UUID.randomUUID().toString();
            request.headers().set(REQUEST_ID, id);
        }
        String requestId = id;
        context.put(REQUEST_ID, id);
        Instant began = clock.now();
        context.addHeadersEndHandler(done -> protect(context.response().headers(), path, requestId));
        context.addEndHandler(done -> log.write(context, path, began));
        Optional<RequestPath> normal = RequestPath.of(path);
        if (normal.isEmpty() && !path.equals(DOCS_FOLDER)) {
            RefusalWriter.write(context, Refusal.notNormal());
        } else {
            normal.ifPresent(read -> context.put(RequestPath.class.getName(), read));
            context.next();
        }
    }

    private static void protect(MultiMap headers, String path, String requestId) {
        headers.set(REQUEST_ID, requestId);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (isPage(path)) {
            headers.set("Content-Security-Policy", PAGE_POLICY);
            headers.set("Cache-Control", "no-cache");
        } else {
            headers.set("Content-Security-Policy", DATA_POLICY);
            headers.set("Cache-Control", "no-store");
        }
    }

    /** The pages are the API's own documentation and the landing page; everything else is data. */
    private static boolean isPage(String path) {
        return path.equals("/") || path.equals("/index.html") || path.startsWith("/api/docs");
    }

    /** The segments of a request's path, as they were read when it came in; none for one without a normal form. */
    static List<String> segments(RoutingContext context) {
        return context.get(RequestPath.class.getName()) instanceof RequestPath path ? path.segments() : List.of();
    }

    static String service(RoutingContext context) {
        return context.get(Upstream.class.getName()) instanceof Upstream upstream ? upstream.word() : "gateway";
    }
}
