package org.rollcall.escalation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.localstack.testing.TestTokens;

/** Calls the service as people of a school or a local authority. */
public final class EscalationCalls {
    private EscalationCalls() {}

    /** Moves the school clock of the service. */
    public static void clock(String now) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", now))
                .put("/internal/dev/clock")
                .then()
                .statusCode(204);
    }

    /** Waits until every event has been read, every outbox row sent and every letter carried. */
    public static void settle() {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> given().get("/internal/dev/quiet")
                        .then()
                        .statusCode(200)
                        .body("left", empty()));
    }

    /** Gets as somebody with one role at the school. */
    public static ValidatableResponse get(int urn, String role, String path) {
        return given().auth()
                .oauth2(TestTokens.token("Test " + role, "/schools/" + urn + "/" + role))
                .get("/api/v1/schools/" + urn + path)
                .then();
    }

    /** Posts as somebody with one role at the school. */
    public static ValidatableResponse post(int urn, String role, String path, Object body) {
        return given().auth()
                .oauth2(TestTokens.token("Test " + role, "/schools/" + urn + "/" + role))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/schools/" + urn + path)
                .then();
    }

    /** Gets from an authority's inbox as its attendance team. */
    public static ValidatableResponse inbox(String laCode, String path) {
        return given().auth()
                .oauth2(TestTokens.token("Test team", "/local-authorities/" + laCode + "/attendance-team"))
                .get("/api/v1/la/" + laCode + "/notifications" + path)
                .then();
    }

    /** Posts to a notification as the attendance team. */
    public static ValidatableResponse answer(String laCode, String path, Object body) {
        return given().auth()
                .oauth2(TestTokens.token("Test team", "/local-authorities/" + laCode + "/attendance-team"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/la/" + laCode + "/notifications" + path)
                .then();
    }

    /** The findings of a pupil. */
    public static List<Map<String, Object>> findings(int urn, UUID pupil) {
        return get(urn, "head", "/findings?pupilId=" + pupil)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
