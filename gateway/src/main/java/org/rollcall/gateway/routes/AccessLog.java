package org.rollcall.gateway.routes;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.rollcall.support.clock.MachineClock;

/** One JSON line for each request: ids and figures, never a query string, a body or a person's name. */
@ApplicationScoped
class AccessLog {
    private static final Logger LOG = Logger.getLogger("org.rollcall.gateway.access");

    private final MachineClock clock;

    AccessLog(MachineClock clock) {
        this.clock = clock;
    }

    void write(RoutingContext context, String path, Instant began) {
        Instant ended = clock.now();
        LOG.info(new JsonObject()
                .put("at", began.toString())
                .put("method", context.request().method().name())
                .put("path", path)
                .put("status", context.response().getStatusCode())
                .put("millis", Duration.between(began, ended).toMillis())
                .put("service", Threshold.service(context))
                .put("requestId", context.<String>get(Threshold.REQUEST_ID))
                .put("traceId", Span.current().getSpanContext().getTraceId())
                .encode());
    }
}
