package org.rollcall.gateway.routes;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the gateway: none that speaks of one connection only, none that claims who is calling. */
final class PassedHeaders {
    private static final Set<String> ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade");
    private static final List<String> CLAIMS = List.of("x-forwarded-", "x-user-", "x-school-", "x-rollcall-");
    private static final Set<String> OTHER_CLAIMS = Set.of("forwarded", "x-real-ip", "x-original-url", "x-rewrite-url");

    private PassedHeaders() {}

    /** Takes out of a request what must not reach a service. */
    static void clean(MultiMap headers) {
        dropConnectionHeaders(headers);
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (OTHER_CLAIMS.contains(lower) || CLAIMS.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
    }

    /** Takes out of an answer what concerns the connection to the service only. */
    static void cleanAnswer(MultiMap headers) {
        dropConnectionHeaders(headers);
        headers.remove("server");
    }

    private static void dropConnectionHeaders(MultiMap headers) {
        for (String named : List.copyOf(headers.getAll("connection"))) {
            for (String name : named.split(",", -1)) {
                String lower = name.strip().toLowerCase(Locale.ROOT);
                // The length and the credentials are no business of the connection, whatever a caller says.
                if (!lower.isEmpty() && !lower.startsWith("content-") && !lower.equals("authorization")) {
                    headers.remove(lower);
                }
            }
        }
        ONE_CONNECTION.forEach(headers::remove);
    }
}
