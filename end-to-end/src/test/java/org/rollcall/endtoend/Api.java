package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The public API as a school's own software uses it, with the development clock beside it. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String gateway;
    private final Credentials credentials;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Api(String gateway, Credentials credentials) {
        this.gateway = gateway;
        this.credentials = credentials;
    }

    /** A file to import. */
    record Csv(String text) {}

    /** A user in these groups, made when there is none of that name. */
    User user(String name, String... groups) {
        credentials.ensure(name, groups);
        return new User(this, name);
    }

    Answer send(String token, String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api/v1" + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + token);
        return exchange(request, method, body);
    }

    /** Moves the school clock to a local time. */
    void clock(LocalDate date, String localTime) {
        String now = date.atTime(LocalTime.parse(localTime))
                .atZone(LONDON)
                .toInstant()
                .toString();
        Answer answer = exchange(dev("/dev/clock"), "PUT", Map.of("now", now));
        assertThat(answer.status()).as("clock to %s: %s", now, answer).isEqualTo(200);
    }

    /** Waits until nothing is under way. */
    void quiesce() {
        Answer answer = exchange(dev("/dev/quiesced"), "GET", null);
        assertThat(answer.json().path("quiesced").asBoolean())
                .as("quiesced: %s", answer)
                .isTrue();
    }

    /** Waits until nothing is under way; a service that was just killed needs some seconds to come back. */
    void quiesceAfterRestart() {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (isQuiesced()) {
                return;
            }
            LockSupport.parkNanos(1_000_000_000L);
        }
        quiesce();
    }

    /** Whether nothing is under way; waits up to half a minute for it. */
    private boolean isQuiesced() {
        return exchange(dev("/dev/quiesced"), "GET", null)
                .json()
                .path("quiesced")
                .asBoolean();
    }

    /** What the local carrier received. */
    Answer mail() {
        return exchange(dev("/dev/mail"), "GET", null);
    }

    String token(String name) {
        return tokens.computeIfAbsent(name, this::fetchToken);
    }

    String gateway() {
        return gateway;
    }

    HttpClient http() {
        return http;
    }

    void forgetTokens() {
        tokens.clear();
    }

    private HttpRequest.Builder dev(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer exchange(HttpRequest.Builder request, String method, @Nullable Object body) {
        try {
            if (body == null) {
                request.method(method, BodyPublishers.noBody());
            } else if (body instanceof Csv csv) {
                request.header("Content-Type", "text/csv").method(method, BodyPublishers.ofString(csv.text()));
            } else {
                byte[] bytes = body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofByteArray(bytes));
            }
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("content-type").orElse("");
            JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), json, response.body(), type);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String fetchToken(String name) {
        String form = "grant_type=password&client_id=" + encode(credentials.clientId()) + "&client_secret="
                + encode(credentials.clientSecret()) + "&username=" + encode(name) + "&password="
                + encode(credentials.passwordOf(name));
        HttpRequest request = HttpRequest.newBuilder(URI.create(credentials.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as("token of %s", name).isEqualTo(200);
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
