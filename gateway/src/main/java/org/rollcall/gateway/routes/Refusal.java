package org.rollcall.gateway.routes;

import io.vertx.core.json.JsonObject;

/**
 * A request that the gateway answers itself, as an RFC 9457 problem document.
 *
 * @param status HTTP status
 * @param code stable code in kebab-case
 * @param title what kind of problem it is
 * @param detail what to do about it
 * @param retryAfterSeconds when to come again; 0 when coming again is no use
 */
record Refusal(int status, String code, String title, String detail, long retryAfterSeconds) {
    static Refusal notNormal() {
        return new Refusal(400, "malformed", "The request cannot be read", "The path is not in its normal form.", 0);
    }

    static Refusal unauthenticated(String detail) {
        return new Refusal(401, "unauthenticated", "No valid token", detail, 0);
    }

    static Refusal notFound() {
        return new Refusal(404, "not-found", "Not found", "There is no such path.", 0);
    }

    static Refusal methodNotAllowed() {
        return new Refusal(405, "method-not-allowed", "Method not allowed", "The API does not know this method.", 0);
    }

    static Refusal tooLarge(long limitBytes) {
        return new Refusal(413, "too-large", "Too large", "At most " + limitBytes + " bytes are accepted here.", 0);
    }

    static Refusal tooManyRequests(long retryAfterSeconds) {
        return new Refusal(
                429, "too-many-requests", "Too many requests", "Slow down and try again.", retryAfterSeconds);
    }

    static Refusal unavailable(String who) {
        return new Refusal(503, "unavailable", "Not available", "The " + who + " does not answer; try again.", 2);
    }

    String body(String instance) {
        return new JsonObject()
                .put("type", "urn:rollcall:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance)
                .put("code", code)
                .encode();
    }
}
