package org.rollcall.localstack.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a service how many records it holds because it could not process them. */
final class HeldRecords {
    private static final String METRIC = "rollcall_dead_letters_held";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private HeldRecords() {}

    /** The number that the process at this port gives; empty when it is no service or does not answer. */
    static Optional<Long> of(int port) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                    .timeout(PATIENCE)
                    .build();
            return read(
                    client.send(metrics, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException noService) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<Long> read(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(number -> number.matches("\\d+(\\.0+)?"))
                .map(number -> Long.parseLong(number.split("\\.", 2)[0]))
                .findFirst();
    }
}
