package org.rollcall.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.folder.Json;

/** Asks each service at once what it has left to do, without waiting for it to become quiet. */
final class Backlog {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> services;

    /** Services by name, with their ports. */
    Backlog(Map<String, Integer> services) {
        this.services = Map.copyOf(services);
    }

    /** One line for each kind of work under way, empty when there is none. */
    List<String> left() throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, Integer> service : services.entrySet()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + service.getValue() + "/internal/dev/quiet"))
                    .build();
            try {
                JsonNode answer = Json.MAPPER.readTree(
                        http.send(request, BodyHandlers.ofString()).body());
                answer.path("left").forEach(line -> left.add(service.getKey() + ": " + line.asText()));
            } catch (IOException silent) {
                left.add(service.getKey() + ": no answer");
            }
        }
        return left;
    }
}
