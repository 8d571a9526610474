package org.rollcall.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.kafka.Topic;
import org.rollcall.localstack.kafka.TopicList;

/** Databases, topics and realm are those of the other ways to run Rollcall, and nothing is open that need not be. */
class StoresAndDoorsTest {

    @Test
    void every_manifest_parses_and_is_part_of_the_whole() {
        JsonNode whole = ManifestsFixture.parse(ManifestsFixture.folder().resolve("base/kustomization.yaml"))
                .getFirst();
        List<String> listed = new ArrayList<>(List.of("kustomization.yaml"));
        whole.path("resources").forEach(file -> listed.add(file.asText()));

        assertThat(ManifestsFixture.files(ManifestsFixture.folder().resolve("base"), ".yaml").stream()
                        .map(file -> ManifestsFixture.folder()
                                .resolve("base")
                                .relativize(file)
                                .toString()))
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(ManifestsFixture.documents(ManifestsFixture.folder())).allSatisfy(document -> {
            assertThat(document.path("apiVersion").asText()).isNotEmpty();
            assertThat(document.path("kind").asText()).isNotEmpty();
        });
    }

    @Test
    void the_topics_are_those_of_the_one_list() {
        List<Topic> topics = ManifestsFixture.ofKind("KafkaTopic").stream()
                .map(topic -> new Topic(
                        ManifestsFixture.name(topic),
                        topic.at("/spec/partitions").asInt(),
                        topic.at("/spec/config/cleanup.policy").asText().equals("compact")))
                .toList();

        assertThat(topics)
                .containsExactlyInAnyOrderElementsOf(
                        TopicList.read(Checkout.find().topics()));
    }

    @Test
    void a_record_outlives_any_one_broker() {
        JsonNode kafka = ManifestsFixture.named("Kafka", "rollcall").at("/spec/kafka/config");

        assertThat(ManifestsFixture.ofKind("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
        assertThat(ManifestsFixture.named("KafkaNodePool", "combined")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(kafka.path("auto.create.topics.enable").asBoolean(true)).isFalse();
        assertThat(kafka.path("unclean.leader.election.enable").asBoolean(true)).isFalse();
    }

    @Test
    void the_realm_is_the_one_realm() throws IOException {
        JsonNode realm =
                ManifestsFixture.named("KeycloakRealmImport", "rollcall").at("/spec/realm");

        assertThat(realm).isEqualTo(Json.MAPPER.readTree(Checkout.find().realm().toFile()));
    }

    @Test
    void a_commit_waits_for_a_second_instance_and_no_role_escapes_row_level_security() {
        JsonNode cluster = ManifestsFixture.named("Cluster", "postgresql").path("spec");

        assertThat(cluster.path("instances").asInt()).isEqualTo(3);
        assertThat(cluster.at("/postgresql/synchronous/dataDurability").asText())
                .isEqualTo("required");
        assertThat(cluster.at("/managed/roles").findValuesAsText("name").stream()
                        .filter(name -> name.matches(".*_(app|owner)")))
                .containsExactlyInAnyOrder(
                        "register_owner",
                        "register_app",
                        "leave_owner",
                        "leave_app",
                        "escalation_owner",
                        "escalation_app",
                        "reporting_owner",
                        "reporting_app");
        assertThat(cluster.at("/managed/roles")).allSatisfy(role -> {
            assertThat(role.path("superuser").asBoolean(true)).isFalse();
            assertThat(role.path("bypassrls").asBoolean(true)).isFalse();
        });
        assertThat(ManifestsFixture.ofKind("Database"))
                .allSatisfy(database -> assertThat(database.at("/spec/owner").asText())
                        .isEqualTo(ManifestsFixture.name(database) + "_owner"));
    }

    @Test
    void nobody_enters_anothers_database() {
        List<String> rules = new ArrayList<>();
        ManifestsFixture.named("Cluster", "postgresql")
                .at("/spec/postgresql/pg_hba")
                .forEach(rule -> rules.add(rule.asText()));

        assertThat(rules)
                .contains("host leave leave_owner,leave_app all scram-sha-256")
                .endsWith("host all all all reject");
    }

    @Test
    void only_the_gateway_is_reached_from_outside_and_only_its_api() {
        JsonNode route = ManifestsFixture.named("HTTPRoute", "api").at("/spec/rules/0");

        assertThat(route.at("/matches/0/path/value").asText()).isEqualTo("/api");
        assertThat(route.at("/backendRefs/0/name").asText()).isEqualTo("gateway");
        assertThat(ManifestsFixture.ofKind("HTTPRoute").stream()
                        .flatMap(any -> any.findValues("backendRefs").stream())
                        .flatMap(any -> any.findValuesAsText("name").stream()))
                .containsExactlyInAnyOrder("gateway", "keycloak-service");
        assertThat(ManifestsFixture.ofKind("Service"))
                .allMatch(service -> service.at("/spec/type").isMissingNode());
        assertThat(ManifestsFixture.ofKind("Ingress")).isEmpty();
    }

    @Test
    void services_are_reached_from_the_gateway_and_nothing_by_default() {
        JsonNode nobody =
                ManifestsFixture.named("NetworkPolicy", "nobody-by-default").path("spec");
        JsonNode services =
                ManifestsFixture.named("NetworkPolicy", "services-from-gateway").path("spec");

        assertThat(nobody.path("podSelector").isEmpty()).isTrue();
        assertThat(nobody.has("ingress")).isFalse();
        assertThat(services.at("/ingress/0/from").size()).isEqualTo(1);
        assertThat(services.at("/ingress/0/from/0/podSelector/matchLabels/app.kubernetes.io~1component")
                        .asText())
                .isEqualTo("gateway");
        ManifestsFixture.SERVICES.forEach(service -> assertThat(ManifestsFixture.named("Deployment", service)
                        .at("/spec/template/metadata/labels/app.kubernetes.io~1component")
                        .asText())
                .isEqualTo(service.equals("gateway") ? "gateway" : "service"));
    }
}
