package org.rollcall.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.testing.PlayedContract;
import org.rollcall.gateway.upstream.Upstream;

class MergedContractTest {
    private static final Set<String> FIELDS_OF_3_1 = Set.of(
            "openapi", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags");

    private static JsonObject merged() {
        Map<Upstream, JsonObject> documents = new EnumMap<>(Upstream.class);
        for (Upstream service : Upstream.values()) {
            documents.put(service, PlayedContract.of(service.word()));
        }
        return new MergedContract(documents).document();
    }

    private static Set<String> references(Object value) {
        Set<String> found = new HashSet<>();
        if (value instanceof JsonArray array) {
            array.forEach(item -> found.addAll(references(item)));
        } else if (value instanceof JsonObject object) {
            object.forEach(field -> {
                if (field.getKey().equals("$ref")) {
                    found.add((String) field.getValue());
                }
                found.addAll(references(field.getValue()));
            });
        }
        return found;
    }

    @Test
    void only_the_paths_of_the_public_api_are_published() {
        assertThat(merged().getJsonObject("paths").fieldNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/register/items",
                        "/api/v1/leave/items",
                        "/api/v1/escalation/items",
                        "/api/v1/reporting/items");
    }

    @Test
    void a_path_that_several_services_answer_is_filed_under_each() {
        // Given
        Map<Upstream, JsonObject> documents = new EnumMap<>(Upstream.class);
        for (Upstream service : Upstream.values()) {
            documents.put(service, PlayedContract.of("same"));
        }

        // When
        JsonObject get = new MergedContract(documents)
                .document()
                .getJsonObject("paths")
                .getJsonObject("/api/v1/same/items")
                .getJsonObject("get");

        // Then
        assertThat(get.getJsonArray("tags").getList()).containsExactly("register", "leave", "escalation", "reporting");
    }

    @Test
    void components_that_differ_under_one_name_are_kept_apart_and_equal_ones_are_shared() {
        assertThat(merged().getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactlyInAnyOrder(
                        "Problem",
                        "Same",
                        "Page",
                        "Item",
                        "LeaveItem",
                        "EscalationItem",
                        "ReportingItem",
                        "LeavePage",
                        "EscalationPage",
                        "ReportingPage");
    }

    @Test
    void every_reference_leads_somewhere_and_to_the_own_service() {
        // When
        JsonObject merged = merged();
        JsonObject schemas = merged.getJsonObject("components").getJsonObject("schemas");

        // Then
        assertThat(references(merged)).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/schemas/");
            assertThat(schemas.fieldNames()).contains(reference.substring("#/components/schemas/".length()));
        });
        assertThat(schemas.getJsonObject("LeavePage").getJsonObject("items").getString("$ref"))
                .isEqualTo("#/components/schemas/LeaveItem");
    }

    @Test
    void it_has_the_shape_of_openapi_3_1() {
        // When
        JsonObject merged = merged();

        // Then
        assertThat(merged.getString("openapi")).matches("3\\.1\\.\\d+");
        assertThat(FIELDS_OF_3_1).containsAll(merged.fieldNames());
        assertThat(merged.getJsonObject("info").fieldNames()).contains("title", "version");
        JsonObject get = merged.getJsonObject("paths")
                .getJsonObject("/api/v1/leave/items")
                .getJsonObject("get");
        assertThat(get.getJsonObject("responses").fieldNames()).contains("200", "401", "429", "503");
        assertThat(get.getJsonObject("responses").getJsonObject("401").getString("description"))
                .isNotEmpty();
    }

    @Test
    void a_bearer_token_is_the_one_way_in() {
        // When
        JsonObject merged = merged();

        // Then
        assertThat(merged.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactly("bearer");
        assertThat(merged.getJsonArray("security").getJsonObject(0).fieldNames())
                .containsExactly("bearer");
        assertThat(merged.encode()).doesNotContain("SecurityScheme\"");
    }
}
