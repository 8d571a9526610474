package org.rollcall.escalation.deadletter;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.localstack.testing.TestTokens;

/** Calls about records set aside, as people of a trust, a school or the platform. */
final class DeadLetterCalls {
    static final String CENTRAL = "/trusts/92001/central";
    static final String ADMIN = "/platform/admin";
    private static final String ESCALATION = "/api/v1/services/escalation";

    private DeadLetterCalls() {}

    static String of(int urn) {
        return ESCALATION + "/schools/" + urn + "/dead-letters";
    }

    static String ofAll() {
        return ESCALATION + "/dead-letters";
    }

    static ValidatableResponse get(String group, String path) {
        return given().auth()
                .oauth2(TestTokens.token("Test Person", group))
                .get(path)
                .then();
    }

    static ValidatableResponse post(String group, String path, Map<String, ?> body) {
        return given().auth()
                .oauth2(TestTokens.token("Test Person", group))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** The ids of the records of a school that are held. */
    static List<String> held(int urn) {
        return get(CENTRAL, of(urn) + "?state=HELD").statusCode(200).extract().path("items.deadLetterId");
    }

    /** The states of a pupil's letters. */
    static List<String> letters(int urn, UUID pupil) {
        return get("/schools/" + urn + "/head", "/api/v1/schools/" + urn + "/letters?pupilId=" + pupil)
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    /** Approves whatever waits for the head. */
    static void approveAll(int urn, UUID pupil) {
        String letters = "/api/v1/schools/" + urn + "/letters";
        List<String> proposed = get("/schools/" + urn + "/head", letters + "?state=PROPOSED&pupilId=" + pupil)
                .extract()
                .path("items.letterId");
        proposed.forEach(id -> post("/schools/" + urn + "/head", letters + "/" + id + "/approval", Map.of())
                .statusCode(200));
    }
}
