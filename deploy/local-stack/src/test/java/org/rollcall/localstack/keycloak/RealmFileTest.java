package org.rollcall.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;

class RealmFileTest {

    private JsonNode realm;

    @BeforeEach
    void readRealm() throws IOException {
        realm = Json.MAPPER.readTree(Checkout.find().realm().toFile());
    }

    @Test
    void tokens_are_short_lived_and_guessing_is_slowed_down() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("sslRequired").asText()).isEqualTo("external");
    }

    @Test
    void the_command_line_client_and_people_belong_to_the_local_stack_only() {
        assertThat(realm.path("clients").findValuesAsText("clientId"))
                .containsExactly("rollcall-web", "rollcall-gateway");
        assertThat(realm.has("users")).isFalse();
    }

    @Test
    void no_client_takes_passwords_or_goes_without_a_proof_key() {
        assertThat(realm.path("clients")).allSatisfy(client -> {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
            assertThat(client.path("attributes")
                            .path("pkce.code.challenge.method")
                            .asText())
                    .isEqualTo("S256");
        });
    }

    @Test
    void secrets_are_placeholders() {
        assertThat(realm.findValuesAsText("secret")).containsExactly("${ROLLCALL_GATEWAY_CLIENT_SECRET}");
    }

    @Test
    void groups_reach_the_access_token_by_full_path_and_the_audience_is_ours() {
        assertThat(mapperOf("oidc-group-membership-mapper").path("full.path").asText())
                .isEqualTo("true");
        assertThat(mapperOf("oidc-group-membership-mapper").path("claim.name").asText())
                .isEqualTo("groups");
        assertThat(mapperOf("oidc-audience-mapper")
                        .path("included.custom.audience")
                        .asText())
                .isEqualTo("rollcall-api");
    }

    private JsonNode mapperOf(String kind) {
        return StreamSupport.stream(realm.path("clientScopes").spliterator(), false)
                .flatMap(scope ->
                        StreamSupport.stream(scope.path("protocolMappers").spliterator(), false))
                .filter(mapper -> mapper.path("protocolMapper").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("config");
    }
}
