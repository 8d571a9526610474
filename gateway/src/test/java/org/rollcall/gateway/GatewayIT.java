package org.rollcall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gateway.testing.PlayedServices;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PlayedServices.class)
class GatewayIT {
    private static RequestSpecification as(String name) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + TestTokens.token(name, "/schools/900001/head"));
    }

    @Test
    void a_request_reaches_its_service_unchanged() {
        as("head")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body("{\"a\":1}")
                .when()
                .post("/api/v1/schools/900001/leave-requests?x=1&y=%20z")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .header("Server", nullValue())
                .header("X-Request-Id", notNullValue())
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("service", equalTo("leave"))
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/api/v1/schools/900001/leave-requests?x=1&y=%20z"))
                .body("bytes", equalTo(7))
                .body("headers.idempotency-key", equalTo("k1"))
                .body("headers.authorization", startsWith("Bearer "));
    }

    @Test
    void the_trace_of_the_caller_goes_on_at_the_service() {
        as("head")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-School-Urn", "900002")
                .when()
                .get("/api/v1/codes?on=2026-09-07")
                .then()
                .statusCode(200)
                .body(
                        "headers.traceparent",
                        matchesPattern("00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01"))
                .body("headers.x-forwarded-for", nullValue())
                .body("headers.x-school-urn", nullValue());
    }

    @Test
    void without_a_token_it_is_401_before_anything_else() {
        given().when()
                .get("/api/v1/no-such-path")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"))
                .body("status", equalTo(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "issuer", "audience", "signature", "garbage", "none"})
    void a_token_that_is_not_good_is_401(String fault) {
        // Given
        Map<String, Object> claims = TestTokens.claims("head", "/schools/900001/head");
        long issued = (long) claims.getOrDefault("iat", 0L);
        switch (fault) {
            case "expired" -> claims.put("exp", issued - 60);
            case "issuer" -> claims.put("iss", "http://elsewhere/realms/rollcall");
            case "audience" -> claims.put("aud", "another-api");
            default -> {}
        }
        String token = TestTokens.sign(claims);
        String sent = switch (fault) {
            case "signature" -> token.substring(0, token.length() - 8) + "AAAAAAAA";
            case "garbage" -> "abc";
            case "none" -> "eyJhbGciOiJub25lIn0." + token.split("\\.", -1)[1] + ".";
            default -> token;
        };

        // When Then
        given().header("Authorization", "Bearer " + sent)
                .when()
                .get("/api/v1/codes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void a_token_that_passed_before_does_not_open_the_door_for_one_like_it() {
        // Given
        String good = TestTokens.token("head", "/schools/900001/head");
        String like = good.substring(0, good.length() - 8) + "AAAAAAAA";
        for (int again = 0; again < 2; again++) {
            given().header("Authorization", "Bearer " + good)
                    .when()
                    .get("/api/v1/codes")
                    .then()
                    .statusCode(200);
        }

        // When Then
        given().header("Authorization", "Bearer " + like)
                .when()
                .get("/api/v1/codes")
                .then()
                .statusCode(401);
    }

    @Test
    void an_unknown_path_is_404() {
        as("head")
                .when()
                .get("/api/v1/schools/900001/secrets")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/dev/clock", "/api/v1/internal/dev/clock", "/q/openapi"})
    void what_is_internal_to_services_cannot_be_reached(String path) {
        as("head").when().get(path).then().statusCode(404);
    }

    @Test
    void a_body_over_the_limit_is_413() {
        as("head")
                .body(new byte[(1 << 20) + 1])
                .when()
                .put("/api/v1/schools/900001")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too-large"));
    }

    @Test
    void an_import_may_be_larger() {
        as("head")
                .body(new byte[3 << 20])
                .when()
                .post("/api/v1/schools/900001/imports?kind=pupils")
                .then()
                .statusCode(200)
                .body("bytes", equalTo(3 << 20));
    }

    @Test
    void the_clock_moves_without_a_token_and_at_once() {
        given().contentType("application/json")
                .body("{\"now\":\"2026-09-07T08:00:00Z\"}")
                .when()
                .put("/dev/clock")
                .then()
                .statusCode(200)
                .body("now", equalTo("2026-09-07T08:00:00Z"));
        given().when().get("/dev/clock").then().statusCode(200).body("now", equalTo("2026-09-07T08:00:00Z"));
        given().contentType("application/json")
                .body("{}")
                .when()
                .put("/dev/clock")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"now\":\"yesterday\"}")
                .when()
                .put("/dev/clock")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void quiet_services_are_quiesced_at_once() {
        long began = System.nanoTime();
        given().when().get("/dev/quiesced").then().statusCode(200).body("quiesced", equalTo(true));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void the_desk_shows_the_letters_that_left() {
        given().when()
                .get("/dev/mail")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].to", equalTo("p0@example.invalid"))
                .body("items[0].text", equalTo("Dear parent"))
                .body("items[0].letterId", equalTo("l-1"));
    }

    @Test
    void the_merged_contract_and_its_pages_need_no_token() {
        given().when()
                .get("/api/v1/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", startsWith("3.1"));
        given().when().get("/api/docs/").then().statusCode(200).contentType("text/html");
        given().when().get("/").then().statusCode(200).contentType("text/html");
        given().when().get("/q/health/live").then().statusCode(200);
        given().when().get("/q/health/ready").then().statusCode(200);
    }
}
