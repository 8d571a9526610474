package org.rollcall.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.keycloak.Credentials;

/** The public API as the demonstration and the measurements call it, in the name of one user or another. */
public final class DemoApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Token(String value, Instant refreshAt) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clock clock = Clock.systemUTC();
    private final String gateway;
    private final Path credentials;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** The API of one gateway, with the people in that file of credentials. */
    public DemoApi(String gateway, Path credentials) {
        this.gateway = gateway;
        this.credentials = credentials;
    }

    /**
     * Calls the API.
     *
     * @return the answer's JSON
     * @throws StackException with the answer, when it is no success
     */
    public JsonNode call(String user, String method, String path, @Nullable Object body) {
        return exchange(as(user, path), method, write(body), "application/json");
    }

    /** Sends a CSV file. */
    public JsonNode upload(String user, String path, String csv) {
        return exchange(as(user, path), "POST", csv.getBytes(StandardCharsets.UTF_8), "text/csv");
    }

    /** The school clock. */
    public Instant clock() {
        return Instant.parse(
                exchange(HttpRequest.newBuilder(URI.create(gateway + "/dev/clock")), "GET", null, "application/json")
                        .path("now")
                        .asText());
    }

    /** Moves the school clock, and lets what that causes happen. */
    public void clock(LocalDate date, String local) {
        Instant now = date.atTime(LocalTime.parse(local)).atZone(LONDON).toInstant();
        exchange(
                HttpRequest.newBuilder(URI.create(gateway + "/dev/clock")),
                "PUT",
                write(Map.of("now", now.toString())),
                "application/json");
    }

    /** Waits until nothing is under way. */
    public void quiesce() {
        Instant end = clock.instant().plus(PATIENCE.multipliedBy(2));
        while (clock.instant().isBefore(end)) {
            JsonNode quiet = exchange(
                    HttpRequest.newBuilder(URI.create(gateway + "/dev/quiesced")), "GET", null, "application/json");
            if (quiet.path("quiesced").asBoolean()) {
                return;
            }
        }
        throw new StackException("The events were not processed in time; see the services' logs");
    }

    private HttpRequest.Builder as(String user, String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "/api/v1" + path))
                .header("Authorization", "Bearer " + token(user));
    }

    private JsonNode exchange(HttpRequest.Builder request, String method, byte @Nullable [] body, String type) {
        request.timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        HttpRequest built = request.build();
        try {
            HttpResponse<byte[]> answer = http.send(built, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new StackException("Stopped: " + method + " "
                        + built.uri().getPath() + " answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException(
                    "Stopped: " + built.uri().getPath() + " did not answer (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }

    /** An access token of that user, good for half its life at least. */
    public String token(String user) {
        Token known = tokens.get(user);
        if (known == null || clock.instant().isAfter(known.refreshAt())) {
            known = fetch(user);
            tokens.put(user, known);
        }
        return known.value();
    }

    private Token fetch(String user) {
        Credentials known =
                Credentials.read(credentials).orElseThrow(() -> new StackException("No credentials at " + credentials));
        Credentials.Person person =
                known.person(user).orElseThrow(() -> new StackException("No user " + user + " in " + credentials));
        String form = "grant_type=password&client_id=" + known.clientId() + "&client_secret="
                + encode(known.clientSecret()) + "&username=" + encode(user) + "&password="
                + encode(person.password());
        JsonNode answer = exchange(
                HttpRequest.newBuilder(URI.create(known.tokenUrl())),
                "POST",
                form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
        return new Token(
                answer.path("access_token").asText(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong() / 2));
    }

    private static byte @Nullable [] write(@Nullable Object body) {
        try {
            return body == null ? null : JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new StackException("Not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
