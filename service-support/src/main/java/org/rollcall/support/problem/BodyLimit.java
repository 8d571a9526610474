package org.rollcall.support.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses bodies over the limit before anything reads them, as a problem document; files have their own paths. */
@ApplicationScoped
class BodyLimit {
    private static final int TOO_LARGE = 413;
    /** Before Quarkus' own limit, which answers without a body. */
    private static final int FIRST = 10_000;

    private final long limit;
    private final Optional<Pattern> files;

    BodyLimit(
            @ConfigProperty(name = "rollcall.http.body-limit", defaultValue = "1048576") long limit,
            @ConfigProperty(name = "rollcall.http.file-paths") Optional<String> files) {
        this.limit = limit;
        this.files = files.map(Pattern::compile);
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !isOver(length) || isFile(context)) {
            context.next();
            return;
        }
        // The rest is read and dropped, because a sender that is cut off in the middle never sees the answer.
        context.request().handler(part -> {}).endHandler(end -> refuse(context)).resume();
    }

    private boolean isFile(RoutingContext context) {
        return files.isPresent()
                && files.get().matcher(context.request().path()).matches();
    }

    private void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", ProblemCode.typeOf("too-large").toString())
                        .put("title", "The request is too large")
                        .put("status", TOO_LARGE)
                        .put("detail", "A body must not be larger than " + limit + " bytes.")
                        .put("instance", context.request().path())
                        .put("code", "too-large")
                        .encode());
    }

    private boolean isOver(String length) {
        try {
            return Long.parseLong(length.strip()) > limit;
        } catch (NumberFormatException malformed) {
            return false;
        }
    }
}
