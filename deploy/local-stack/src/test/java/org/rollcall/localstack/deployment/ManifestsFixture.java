package org.rollcall.localstack.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests of {@code deploy/kubernetes} as they are written, before Kustomize puts them together. */
final class ManifestsFixture {

    static final List<String> SERVICES = List.of("register", "leave", "escalation", "reporting", "gateway");

    private ManifestsFixture() {}

    static Path root() {
        return Checkout.find().root();
    }

    static Path folder() {
        return root().resolve("deploy/kubernetes");
    }

    /** Every document in every YAML file below a folder. */
    static List<JsonNode> documents(Path folder) {
        return files(folder, ".yaml").stream()
                .flatMap(file -> parse(file).stream())
                .toList();
    }

    /** All objects of one kind in the base. */
    static List<JsonNode> ofKind(String kind) {
        return documents(folder().resolve("base")).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
    }

    /** The object of a kind with that name in the base. */
    static JsonNode named(String kind, String name) {
        return ofKind(kind).stream()
                .filter(document -> name(document).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static String name(JsonNode document) {
        return document.path("metadata").path("name").asText();
    }

    /** The container of a service's deployment. */
    static JsonNode container(String service) {
        return pod(service).path("containers").get(0);
    }

    static JsonNode pod(String service) {
        return named("Deployment", service).path("spec").path("template").path("spec");
    }

    /** The lines of a generator's file, name to value. */
    static Map<String, String> settings(Path file) {
        Map<String, String> settings = new TreeMap<>();
        text(file).lines().forEach(line -> settings.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return settings;
    }

    /** What a service's container finds in its environment, name to value; of secrets the reference. */
    static Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode source : container(service).path("envFrom")) {
            String map = source.path("configMapRef").path("name").asText();
            environment.putAll(settings(folder().resolve("base").resolve(map.replace("rollcall-", "") + ".env")));
        }
        for (JsonNode entry : container(service).path("env")) {
            JsonNode secret = entry.path("valueFrom").path("secretKeyRef");
            environment.put(
                    entry.path("name").asText(),
                    secret.isMissingNode()
                            ? entry.path("value").asText()
                            : secret.path("name").asText() + "/"
                                    + secret.path("key").asText());
        }
        return environment;
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<JsonNode> parse(Path file) {
        List<JsonNode> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(text(file))
                .forEach(document -> documents.add(Json.MAPPER.valueToTree(document)));
        return documents;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
