package org.rollcall.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.localstack.kafka.Topic;
import org.rollcall.localstack.kafka.TopicList;

/** What every service needs to be run by others: told apart from healthy and sick, bounded, confined, spread, scaled. */
class ServiceManifestsTest {

    static Stream<String> services() {
        return ManifestsFixture.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_says_when_it_has_started_lives_and_can_work(String service) {
        JsonNode container = ManifestsFixture.container(service);

        Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                .forEach((probe, path) -> {
                    JsonNode http = container.path(probe).path("httpGet");
                    assertThat(http.path("path").asText()).isEqualTo("/q/health/" + path);
                    assertThat(http.path("port").asText()).isEqualTo("http");
                });
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_says_what_it_needs_and_what_it_may_take_at_most(String service) {
        JsonNode resources = ManifestsFixture.container(service).path("resources");

        assertThat(resources.path("requests").fieldNames()).toIterable().containsExactlyInAnyOrder("cpu", "memory");
        assertThat(resources.path("limits").fieldNames()).toIterable().containsExactlyInAnyOrder("cpu", "memory");
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_can_do_nothing_that_it_does_not_need(String service) {
        JsonNode pod = ManifestsFixture.pod(service);
        JsonNode confined = ManifestsFixture.container(service).path("securityContext");

        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(confined.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(confined.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(confined.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        // The only place where it may write.
        assertThat(ManifestsFixture.container(service)
                        .at("/volumeMounts/0/mountPath")
                        .asText())
                .isEqualTo("/tmp");
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_is_spread_and_not_taken_away_all_at_once(String service) {
        JsonNode budget = ManifestsFixture.named("PodDisruptionBudget", service).path("spec");

        assertThat(ManifestsFixture.pod(service)
                        .path("topologySpreadConstraints")
                        .findValuesAsText("topologyKey"))
                .contains("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(budget.at("/selector/matchLabels/app.kubernetes.io~1name").asText())
                .isEqualTo(service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_grows_with_its_work_but_not_past_the_partitions_it_reads(String service) {
        JsonNode scaler =
                ManifestsFixture.named("HorizontalPodAutoscaler", service).path("spec");
        int partitions = TopicList.read(ManifestsFixture.root().resolve("deploy/kafka/topics.yaml")).stream()
                .mapToInt(Topic::partitions)
                .min()
                .orElseThrow();

        assertThat(scaler.at("/scaleTargetRef/kind").asText()).isEqualTo("Deployment");
        assertThat(scaler.at("/scaleTargetRef/name").asText()).isEqualTo(service);
        assertThat(scaler.path("minReplicas").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(scaler.path("maxReplicas").asInt())
                .isBetween(scaler.path("minReplicas").asInt(), service.equals("gateway") ? 100 : partitions);
    }

    @ParameterizedTest
    @MethodSource("services")
    void everybody_means_the_same_port(String service) {
        String port = ManifestsFixture.environment(service).get("QUARKUS_HTTP_PORT");
        JsonNode published = ManifestsFixture.named("Service", service)
                .path("spec")
                .path("ports")
                .get(0);
        JsonNode annotations = ManifestsFixture.named("Deployment", service).at("/spec/template/metadata/annotations");

        assertThat(ManifestsFixture.container(service).at("/ports/0/name").asText())
                .isEqualTo("http");
        assertThat(ManifestsFixture.container(service)
                        .at("/ports/0/containerPort")
                        .asText())
                .isEqualTo(port);
        assertThat(published.path("targetPort").asText()).isEqualTo("http");
        assertThat(published.path("port").asText()).isEqualTo(port);
        assertThat(annotations.path("prometheus.io/port").asText()).isEqualTo(port);
        assertThat(annotations.path("prometheus.io/path").asText()).isEqualTo("/q/metrics");
    }

    @Test
    void the_gateway_asks_each_service_where_it_listens() {
        Map<String, String> environment = ManifestsFixture.environment("gateway");

        services()
                .filter(service -> !service.equals("gateway"))
                .forEach(service -> assertThat(
                                environment.get("ROLLCALL_" + service.toUpperCase(java.util.Locale.ROOT) + "_URL"))
                        .isEqualTo("http://" + service + ":"
                                + ManifestsFixture.named("Service", service)
                                        .at("/spec/ports/0/port")
                                        .asText()));
    }
}
