package org.rollcall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gateway.testing.PlayedService;
import org.rollcall.gateway.testing.PlayedServices;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PlayedServices.class)
@Timeout(60)
class PassThroughIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI gateway;

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static void waitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    @Test
    void events_pass_one_by_one_while_the_stream_stays_open() throws IOException, InterruptedException {
        // Given
        HttpResponse<InputStream> response = HTTP.send(
                request("/api/v1/schools/900001/live", TestTokens.token("officer"))
                        .build(),
                BodyHandlers.ofInputStream());
        BufferedReader events = lines(response);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(events.readLine()).isEqualTo("event: figures");
        assertThat(events.readLine()).isEqualTo("data: first");
        assertThat(events.readLine()).isEmpty();
        HttpServerResponse open = Objects.requireNonNull(PlayedService.openStream());

        // When
        open.write("data: second\n\n");

        // Then
        assertThat(events.readLine()).isEqualTo("data: second");
        int closed = PlayedService.streamsClosed();
        response.body().close();
        waitFor(() -> PlayedService.streamsClosed() > closed);
    }

    @Test
    void an_event_stream_ends_with_the_token() throws IOException, InterruptedException {
        // Given
        Map<String, Object> claims = TestTokens.claims("officer");
        claims.put("exp", (long) claims.getOrDefault("iat", 0L) + 3);
        int closed = PlayedService.streamsClosed();

        // When
        HttpResponse<InputStream> response = HTTP.send(
                request("/api/v1/schools/900001/live", TestTokens.sign(claims)).build(), BodyHandlers.ofInputStream());

        // Then the caller reads an orderly end, and the service is left as well
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("data: first");
        waitFor(() -> PlayedService.streamsClosed() > closed);
    }

    @Test
    void a_body_of_undeclared_length_over_the_limit_is_413() throws IOException, InterruptedException {
        // When
        HttpResponse<String> response = HTTP.send(
                request("/api/v1/schools/900001", TestTokens.token("head"))
                        .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20])))
                        .build(),
                BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//codes",
                "/api/v1/codes;x=1",
                "/api/v1/schools%2f900001",
                "/api/v1/%2e%2e/%2e%2e/internal/dev/clock",
                "/api/v1/../../dev/clock",
                "/api/v1/codes/"
            })
    void a_path_out_of_shape_is_400(String path) throws IOException, InterruptedException {
        // When
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.getPort() + path))
                        .header("Authorization", "Bearer " + TestTokens.token("head"))
                        .build(),
                BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("malformed");
    }

    @Test
    void an_import_of_undeclared_length_passes() throws IOException, InterruptedException {
        // When
        HttpResponse<String> response = HTTP.send(
                request("/api/v1/schools/900001/imports", TestTokens.token("head"))
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5 << 20])))
                        .build(),
                BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getInteger("bytes")).isEqualTo(5 << 20);
    }

    @Test
    void a_service_that_is_away_is_503_with_when_to_come_again() throws IOException, InterruptedException {
        // When
        HttpResponse<String> response = HTTP.send(
                request("/api/v1/trusts/90001/away", TestTokens.token("central"))
                        .build(),
                BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("unavailable");
        assertThat(new JsonObject(response.body()).getString("detail")).contains("reporting");
    }

    @Test
    void a_subject_that_asks_too_often_is_429_and_nobody_else() throws IOException, InterruptedException {
        // Given
        String token = TestTokens.token("busy");

        // When
        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 1_000)
                .mapToObj(i -> HTTP.sendAsync(request("/api/v1/codes", token).build(), BodyHandlers.ofString()))
                .toList();
        List<HttpResponse<String>> refused = asked.stream()
                .map(CompletableFuture::join)
                .filter(response -> response.statusCode() == 429)
                .toList();

        // Then
        assertThat(refused).isNotEmpty().allSatisfy(response -> {
            assertThat(response.headers().firstValue("retry-after")).contains("1");
            assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("too-many-requests");
        });
        HttpResponse<String> other =
                HTTP.send(request("/api/v1/codes", TestTokens.token("calm")).build(), BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void a_caller_who_hangs_up_after_the_answer_breaks_nobody_elses_request() {
        // When many callers cut their connection the moment they have what they asked for
        List<CompletableFuture<List<String>>> callers = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 150)
                        .mapToObj(i -> askAndHangUp(TestTokens.token("hasty-" + caller + "-" + i / 50)))
                        .toList()))
                .toList();

        // Then everybody was answered by the service
        assertThat(callers.stream()
                        .map(CompletableFuture::join)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet()))
                .containsExactly("HTTP/1.1 200 OK");
    }

    private String askAndHangUp(String token) {
        try (Socket socket = new Socket("127.0.0.1", gateway.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("PUT /api/v1/schools/900001 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                    + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            while (!Objects.requireNonNull(answer.readLine()).isEmpty()) {
                continue;
            }
            answer.read();
            return status;
        } catch (IOException broken) {
            return broken.toString();
        }
    }
}
