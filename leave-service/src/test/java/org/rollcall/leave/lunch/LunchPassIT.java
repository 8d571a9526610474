package org.rollcall.leave.lunch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.leave.SchoolFixture.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Topics;
import org.rollcall.leave.EventsFixture;
import org.rollcall.leave.SchoolFixture;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class LunchPassIT {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3};

    @Inject
    SchoolFixture schools;

    @Inject
    EventsFixture events;

    private int urn;
    private UUID pupil = new UUID(0, 0);

    @BeforeEach
    void aPupilOfASchoolWithPasses() {
        schools.clock("2026-09-07T08:00:00Z");
        urn = schools.open("aspire-2023");
        pupil = schools.admit(urn);
    }

    @Test
    @DisplayName(
            "AET-9.1, AET-9.3, AET-9.4 a parent asks, the head permits, and the pupil is on the list from that day")
    void askedAndPermitted() {
        // Given
        Map<String, Object> form = form();
        form.put("photo", Base64.getEncoder().encodeToString(JPEG));
        String id = post("office", "", form)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("REQUESTED"))
                .body("decideBy", equalTo("2026-09-14"))
                .body("valid", equalTo(false))
                .body("clause", equalTo("AET-9.1"))
                .body("photo", equalTo("image/jpeg"))
                .extract()
                .path("id");

        // When
        post("head", "/" + id + "/decision", Map.of("decision", "GRANT", "discussedOn", "2026-09-07"))
                .statusCode(200)
                .body("state", equalTo("GRANTED"))
                .body("valid", equalTo(true))
                .body("warnings", hasSize(0));

        // Then
        get("office", "?on=2026-09-07").body("items.id", contains(id));
        get("office", "?on=2026-09-06").body("items", hasSize(0));
        get("dsl", "/" + id).statusCode(200).body("from", equalTo("2026-09-07"));
        schools.settle();
        List<EventsFixture.Told> told = events.told(Topics.LEAVE, urn);
        assertThat(told)
                .extracting(EventsFixture.Told::type)
                .containsExactly("LunchPassChanged.v1", "LunchPassChanged.v1");
        assertThat(told.getLast().data().get("state").asText()).isEqualTo("GRANTED");
        assertThat(told.getLast().data().toString()).doesNotContain("eats at home", "Demo Parent");
    }

    @Test
    @DisplayName("AET-9.1 no reason in writing 422, a decision by the office 403, a school without passes 422")
    void whatIsRefused() {
        // Given
        Map<String, Object> silent = form();
        silent.remove("reason");
        int elsewhere = schools.open("kings-cross-2024");
        UUID other = schools.admit(elsewhere);
        Map<String, Object> without = form();
        without.put("pupilId", other.toString());
        Map<String, Object> stranger = form();
        stranger.put("pupilId", UUID.randomUUID().toString());
        Map<String, Object> noImage = form();
        noImage.put("photo", Base64.getEncoder().encodeToString("GIF89a".getBytes(StandardCharsets.US_ASCII)));

        // When
        String id = post("front-end", "", form()).statusCode(201).extract().path("id");

        // Then
        post("office", "", silent).statusCode(422).body("code", equalTo("reason-required"));
        post("office", "", noImage).statusCode(422).body("code", equalTo("photo-unreadable"));
        post("office", "", stranger).statusCode(422).body("code", equalTo("pupil-not-on-roll"));
        post("office", "", Map.of("reason", "x")).statusCode(400);
        post("teacher", "", form()).statusCode(403);
        post("office", "", form()).statusCode(409).body("code", equalTo("lunch-pass-exists"));
        post("office", "/" + id + "/decision", Map.of("decision", "GRANT")).statusCode(403);
        post("head", "/" + id + "/decision", Map.of("decision", "REFUSE")).statusCode(400);
        post("head", "/" + id + "/decision", Map.of("decision", "GRANT", "from", "2026-09-06"))
                .statusCode(422)
                .body("code", equalTo("retrospective-pass"));
        post("head", "/" + UUID.randomUUID() + "/decision", Map.of("decision", "GRANT"))
                .statusCode(404);
        given().auth()
                .oauth2(token(elsewhere, "office"))
                .contentType(ContentType.JSON)
                .body(without)
                .post("/api/v1/schools/" + elsewhere + "/lunch-passes")
                .then()
                .statusCode(422)
                .body("code", equalTo("no-lunch-passes"));
        given().auth()
                .oauth2(token(elsewhere, "head"))
                .get(path() + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    @DisplayName("AET-9.8, AET-9.9 the head withdraws with a reason, the parent without one")
    void withdrawals() {
        // Given
        String id = permitted();

        // Then
        post("head", "/" + id + "/withdrawal", Map.of()).statusCode(422).body("code", equalTo("reason-required"));
        post("office", "/" + id + "/withdrawal", Map.of("byParent", false, "reason", "misuse"))
                .statusCode(403);
        post("head", "/" + id + "/withdrawal", Map.of("reason", "late back three times"))
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("valid", equalTo(false))
                .body("withdrawal.byParent", equalTo(false));
        post("head", "/" + id + "/withdrawal", Map.of("reason", "again"))
                .statusCode(409)
                .body("code", equalTo("lunch-pass-over"));
        String second = permitted();
        post("office", "/" + second + "/withdrawal", Map.of())
                .statusCode(200)
                .body("withdrawal.byParent", equalTo(true));
    }

    @Test
    @DisplayName("AET-9.4 the photograph: JPEG or PNG, at most a megabyte, seen by staff of the school alone")
    void thePhotograph() {
        // Given
        String id = permitted();
        get("office", "/" + id).body("warnings", hasItem("photo-missing"));

        // Then
        photo("office", id, "image/png", "no picture".getBytes(StandardCharsets.US_ASCII))
                .statusCode(422);
        photo("office", id, "text/plain", JPEG).statusCode(415);
        photo("office", id, "image/jpeg", new byte[1_200_000]).statusCode(413);
        photo("office", id, "image/jpeg", JPEG).statusCode(204);
        byte[] shown = given().auth()
                .oauth2(token(urn, "teacher"))
                .get(path() + "/" + id + "/photo")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/jpeg"))
                .extract()
                .asByteArray();
        assertThat(shown).isEqualTo(JPEG);
        get("front-end", "/" + id + "/photo").statusCode(403);
        get("governor", "/" + id + "/photo").statusCode(403);
        given().auth()
                .oauth2(token(urn + 500, "head"))
                .get(path() + "/" + id + "/photo")
                .then()
                .statusCode(404);
    }

    @Test
    @DisplayName("AET-9.10 confirmation is for a permission that stands")
    void confirmation() {
        // Given
        String open = post("office", "", form()).statusCode(201).extract().path("id");

        // Then
        post("office", "/" + open + "/confirmation", Map.of()).statusCode(409);
        post("head", "/" + open + "/decision", Map.of("decision", "GRANT")).statusCode(200);
        post("office", "/" + open + "/confirmation", Map.of())
                .statusCode(200)
                .body("confirmedOn", equalTo("2026-09-07"));
    }

    private String permitted() {
        String id = post("office", "", form()).statusCode(201).extract().path("id");
        post("head", "/" + id + "/decision", Map.of("decision", "GRANT", "discussedOn", "2026-09-07"))
                .statusCode(200);
        return id;
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("pupilId", pupil.toString());
        form.put("reason", "eats at home with a grandparent");
        form.put("requestedBy", "Demo Parent");
        form.put("requestedOn", "2026-09-07");
        return form;
    }

    private ValidatableResponse photo(String role, String id, String type, byte[] content) {
        return given().auth()
                .oauth2(token(urn, role))
                .contentType(type)
                .body(content)
                .put(path() + "/" + id + "/photo")
                .then();
    }

    private ValidatableResponse post(String role, String below, Object body) {
        return given().auth()
                .oauth2(token(urn, role))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path() + below)
                .then();
    }

    private ValidatableResponse get(String role, String below) {
        return given().auth().oauth2(token(urn, role)).get(path() + below).then();
    }

    private String path() {
        return "/api/v1/schools/" + urn + "/lunch-passes";
    }
}
