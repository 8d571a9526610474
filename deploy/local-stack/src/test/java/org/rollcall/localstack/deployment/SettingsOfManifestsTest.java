package org.rollcall.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting under a name that nobody reads is worse than none: it looks as if it were set. */
class SettingsOfManifestsTest {

    /** Read by Quarkus itself, and by the start command of the image. */
    private static final Set<String> READ_BY_OTHERS = Set.of("QUARKUS_SHUTDOWN_TIMEOUT", "JAVA_OPTS_APPEND");

    private static final Pattern KEY = Pattern.compile("(?m)^(?:%[a-z]+\\.)?([a-z][\\w.\"-]*)=");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][\\w.-]*)");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(password|secret|api_?key|token).*");

    static Stream<String> services() {
        return ManifestsFixture.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_is_given_only_what_it_reads(String service) {
        Set<String> read = new TreeSet<>(READ_BY_OTHERS);
        settingsOf("service-support").forEach(setting -> read.add(variable(setting)));
        settingsOf(service.equals("gateway") ? "gateway" : service + "-service")
                .forEach(setting -> read.add(variable(setting)));

        assertThat(read).containsAll(ManifestsFixture.environment(service).keySet());
    }

    @Test
    void the_development_desk_is_closed_everywhere() {
        services()
                .forEach(service -> assertThat(ManifestsFixture.environment(service))
                        .containsEntry("ROLLCALL_DEV_ENABLED", "false")
                        .doesNotContainKeys("ROLLCALL_MAIL_API", "ROLLCALL_TRACES_FILE", "QUARKUS_PROFILE"));
        ManifestsFixture.files(ManifestsFixture.folder().resolve("overlays"), ".yaml")
                .forEach(file ->
                        assertThat(ManifestsFixture.text(file)).doesNotContainIgnoringCase("ROLLCALL_DEV_ENABLED"));
    }

    @Test
    void no_manifest_holds_a_secret() {
        List<JsonNode> documents = ManifestsFixture.documents(ManifestsFixture.folder());

        assertThat(documents)
                .noneMatch(document -> document.path("kind").asText().equals("Secret"));
        assertThat(documents).allSatisfy(document -> {
            assertThat(document.findValues("password")).isEmpty();
            assertThat(document.findValues("stringData")).isEmpty();
            assertThat(document.findParents("valueFrom")).allMatch(entry -> !entry.has("value"));
            assertThat(document.findParents("value"))
                    .noneMatch(entry ->
                            SECRET_NAME.matcher(entry.path("name").asText()).matches());
        });
        ManifestsFixture.files(ManifestsFixture.folder(), ".env")
                .forEach(file ->
                        assertThat(ManifestsFixture.settings(file).keySet()).noneMatch(SECRET_NAME.asMatchPredicate()));
        assertThat(ManifestsFixture.text(ManifestsFixture.folder().resolve("overlays/production/kustomization.yaml")))
                .doesNotContain("secretGenerator", "PASSWORD", "API_KEY");
    }

    @Test
    void every_secret_that_is_referred_to_is_in_the_readme() {
        String readme = ManifestsFixture.text(ManifestsFixture.folder().resolve("README.md"));
        Set<String> secrets = new TreeSet<>();
        for (JsonNode document :
                ManifestsFixture.documents(ManifestsFixture.folder().resolve("base"))) {
            for (String reference : List.of("secretKeyRef", "passwordSecret", "usernameSecret", "secret")) {
                for (JsonNode found : document.findValues(reference)) {
                    String name = found.isTextual()
                            ? found.asText()
                            : found.path("name").asText();
                    if (!name.isEmpty() && !name.startsWith("${")) {
                        secrets.add(name);
                    }
                }
            }
        }

        assertThat(secrets).contains("register-db-app", "register-db-owner", "keycloak-db", "keycloak-admin");
        assertThat(secrets).allMatch(secret -> readme.contains("`" + secret + "`"));
    }

    private static Set<String> settingsOf(String module) {
        Path sources = ManifestsFixture.root().resolve(module).resolve("src/main");
        Set<String> settings = new TreeSet<>();
        for (Path file : ManifestsFixture.files(sources, ".properties")) {
            String text = ManifestsFixture.text(file);
            collect(KEY, text, settings);
            collect(REFERENCE, text, settings);
        }
        for (Path file : ManifestsFixture.files(sources, ".java")) {
            collect(INJECTED, ManifestsFixture.text(file), settings);
        }
        return settings;
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }

    /** The environment variable by which a setting is given. */
    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
