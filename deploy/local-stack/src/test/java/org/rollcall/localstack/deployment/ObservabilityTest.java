package org.rollcall.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.testing.ExposedMetrics;

/** An alert on a metric that nobody exposes never fires, and nobody notices. */
class ObservabilityTest {

    /** Written by Prometheus itself. */
    private static final String UP = "up";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*(?!\\w|\\s*\\()");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "by");

    @Test
    void alerts_rest_on_metrics_that_are_exposed() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode rule : alerts()) {
            expressions.add(rule.path("expr").asText());
        }

        assertThat(expressions).hasSizeGreaterThanOrEqualTo(10).allSatisfy(ObservabilityTest::isExposed);
    }

    @Test
    void every_alert_says_how_urgent_it_is_and_what_is_wrong() {
        assertThat(alerts()).allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.path("for").asText()).matches("\\d+m");
        });
    }

    @Test
    void what_matters_is_watched() {
        assertThat(alerts().stream()
                        .map(rule -> rule.path("expr").asText())
                        .toList()
                        .toString())
                .contains(
                        "rollcall_outbox_rows",
                        "rollcall_outbox_age_seconds",
                        "rollcall_events_unread",
                        "rollcall_dead_letters_held",
                        "rollcall_letters_unknown",
                        "rollcall_notifications_overdue",
                        "SERVER_ERROR",
                        "histogram_quantile(0.99",
                        "registers");
    }

    @Test
    void the_dashboard_shows_only_what_is_exposed() throws IOException {
        JsonNode dashboard =
                Json.MAPPER.readTree(folder().resolve("grafana/rollcall.json").toFile());

        assertThat(dashboard.path("panels").findValuesAsText("expr"))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(ObservabilityTest::isExposed);
    }

    @Test
    void every_configuration_parses() {
        assertThat(ManifestsFixture.files(folder(), ".yaml"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ManifestsFixture.parse(file)).isNotEmpty());
    }

    @Test
    void metrics_are_found_in_an_expression() {
        assertThat(metrics("sum by (le) (rate(a_bucket{uri=~\"/x/[^/]+\"}[5m])) / max(b_total) > 0.5 or c != c"))
                .containsExactly("a_bucket", "b_total", "c");
    }

    private static void isExposed(String expression) {
        Set<String> known = new TreeSet<>(ExposedMetrics.promised());
        known.add(UP);
        assertThat(known).containsAll(metrics(expression));
        assertThat(metrics(expression)).isNotEmpty();
    }

    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*\\}", "")
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("by \\([^)]*\\)", "");
        Set<String> metrics = new TreeSet<>();
        Matcher matcher = IDENTIFIER.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group())) {
                metrics.add(matcher.group());
            }
        }
        return metrics;
    }

    private static List<JsonNode> alerts() {
        List<JsonNode> rules = new ArrayList<>();
        ManifestsFixture.parse(folder().resolve("alerts.yaml"))
                .getFirst()
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static Path folder() {
        return ManifestsFixture.root().resolve("deploy/observability");
    }
}
