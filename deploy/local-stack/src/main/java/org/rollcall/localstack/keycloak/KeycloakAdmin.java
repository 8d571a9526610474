package org.rollcall.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.StackException;

/** Keycloak's administration over HTTP, as the service account that it was started with. */
public final class KeycloakAdmin {

    static final String CLIENT = "rollcall-bootstrap";

    private final String url;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private @Nullable String token;

    KeycloakAdmin(String url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    /** Status and body of an answer; a missing node where there is no body. */
    record Answer(int status, JsonNode body, String location) {

        boolean isOk() {
            return status / 100 == 2;
        }

        /** The id that the {@code Location} of a creation ends with. */
        String createdId() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /** Whether it answers at all. */
    boolean isUp() throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url + "/realms/master")).GET())
                .isOk();
    }

    /** Whether the realm {@code rollcall} answers. */
    public boolean hasRealm() {
        return request("GET", "/realms/rollcall", null).status() == 200;
    }

    Answer get(String path) {
        return request("GET", path, null);
    }

    Answer post(String path, Object body) {
        return request("POST", path, body);
    }

    Answer put(String path, Object body) {
        return request("PUT", path, body);
    }

    /** The answer, or the reason why there is none: for calls that must succeed. */
    static Answer wanted(Answer answer, String what) {
        if (!answer.isOk()) {
            throw new StackException("Keycloak refused to " + what + " (" + answer.status() + "): " + answer.body());
        }
        return answer;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer request(String method, String path, @Nullable Object body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url + path))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body))));
        } catch (IOException unreachable) {
            throw new StackException(
                    "Keycloak does not answer at " + url + ": is the stack up? (./rollcall status)", unreachable);
        }
    }

    private String token() throws IOException {
        String held = token;
        if (held == null) {
            String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + encoded(secret);
            Answer answer = wanted(
                    send(HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))),
                    "sign in its administrator");
            held = answer.body().path("access_token").asText();
            token = held;
        }
        return held;
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    json(response.body()),
                    response.headers().firstValue("Location").orElse(""));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private static JsonNode json(String body) {
        return body.startsWith("{") || body.startsWith("[")
                ? Json.read(body, JsonNode.class)
                : MissingNode.getInstance();
    }
}
