package org.rollcall.leave.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rollcall.leave.SchoolFixture.form;
import static org.rollcall.leave.SchoolFixture.path;
import static org.rollcall.leave.SchoolFixture.post;
import static org.rollcall.leave.SchoolFixture.request;
import static org.rollcall.leave.SchoolFixture.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Topics;
import org.rollcall.leave.EventsFixture;
import org.rollcall.leave.SchoolFixture;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class DecisionIT {
    private static final Map<String, Object> GRANT = Map.of("decision", "GRANT", "reason", "close family");

    @Inject
    SchoolFixture schools;

    @Inject
    EventsFixture events;

    private int urn;
    private String id = "";

    @BeforeEach
    void aRequestForTheWeekOf16November() {
        schools.clock("2026-09-07T08:00:00Z");
        urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        id = request(urn, "office", form(pupil)).statusCode(201).extract().path("id");
    }

    @Test
    @DisplayName("KCA-13.7, NAT-2024.11 the head grants part of what was asked; it is told with its code")
    void aGrant() {
        // Given
        Map<String, Object> shorter =
                Map.of("decision", "GRANT", "reason", "close family", "from", "2026-11-17", "to", "2026-11-18");

        // When
        decide("head", shorter)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("GRANTED"))
                .body("decision.code", equalTo("C"))
                .body("decision.from", equalTo("2026-11-17"))
                .body("decision.by.role", equalTo("head"));

        // Then
        schools.settle();
        List<EventsFixture.Told> told = events.told(Topics.LEAVE, urn);
        assertThat(told).extracting(EventsFixture.Told::type).containsExactly("LeaveRequested.v1", "LeaveGranted.v1");
        assertThat(told.getLast().data().get("to").asText()).isEqualTo("2026-11-18");
        assertThat(told.getLast().data().get("revision").asLong()).isEqualTo(2);
        assertThat(told.getLast().data().toString()).doesNotContain("close family", "Test head");
    }

    @Test
    @DisplayName("BHCET-12.2 nobody but the head decides")
    void onlyTheHead() {
        // Given
        List<String> others = List.of("office", "attendance-officer", "front-end", "teacher", "dsl");

        // When
        List<Integer> statuses = others.stream()
                .map(role -> decide(role, GRANT).extract().statusCode())
                .toList();

        // Then
        assertThat(statuses).containsOnly(403);
        RestAssured.given()
                .auth()
                .oauth2(token(urn + 500, "head"))
                .contentType(ContentType.JSON)
                .body(GRANT)
                .post(path(urn) + "/" + id + "/decision")
                .then()
                .statusCode(404);
    }

    @Test
    @DisplayName(
            "BHCET-12.8 NAT-2024.11 leave is not granted once its first day is over, but may be for the days that are left")
    void retrospective() {
        // Given
        schools.clock("2026-11-17T08:00:00Z");

        // When
        var whole = decide("head", GRANT);
        var rest = decide("head", Map.of("decision", "GRANT", "reason", "close family", "from", "2026-11-17"));

        // Then
        whole.statusCode(422).body("code", equalTo("retrospective-leave"));
        rest.statusCode(200).body("state", equalTo("GRANTED"));
    }

    @Test
    void aGrantNeedsALeaveCodeOfTheEdition() {
        // Given
        Map<String, Object> illness = Map.of("decision", "GRANT", "reason", "x", "code", "I");

        // When
        var answer = decide("head", illness);

        // Then
        answer.statusCode(422).body("code", equalTo("not-a-leave-code"));
    }

    @Test
    void aDecisionIsMadeOnceEvenByTwoHeadsAtOnce() {
        // Given
        Map<String, Object> refusal = Map.of("decision", "REFUSE", "reason", "not exceptional");

        // When
        List<Integer> statuses = List.of(GRANT, refusal, GRANT, refusal).stream()
                .map(body -> CompletableFuture.supplyAsync(
                        () -> decide("head", body).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        decide("head", refusal).statusCode(409).body("code", equalTo("leave-already-decided"));
    }

    @Test
    void aDecisionWithoutAReasonIsMalformed() {
        // Given
        Map<String, Object> bare = Map.of("decision", "GRANT");

        // When
        var answer = decide("head", bare);

        // Then
        answer.statusCode(400).body("errors[0].field", equalTo("reason"));
    }

    @Test
    void grantedLeaveIsWithdrawnUntilItHasBeenTakenAndOnlyOnce() {
        // Given
        decide("head", GRANT).statusCode(200);

        // When
        var withdrawn = post(urn, "office", "/" + id + "/withdrawal", Map.of());
        var again = post(urn, "office", "/" + id + "/withdrawal", Map.of());

        // Then
        withdrawn.statusCode(200).body("state", equalTo("WITHDRAWN")).body("decision.decision", equalTo("GRANT"));
        again.statusCode(409).body("code", equalTo("leave-already-decided"));
        decide("head", GRANT).statusCode(409);
        schools.settle();
        assertThat(events.told(Topics.LEAVE, urn))
                .extracting(EventsFixture.Told::type)
                .containsExactly("LeaveRequested.v1", "LeaveGranted.v1", "LeaveWithdrawn.v1");
    }

    @Test
    void leaveThatHasBeenTakenIsNotWithdrawn() {
        // Given
        decide("head", GRANT).statusCode(200);
        schools.clock("2026-11-21T08:00:00Z");

        // When
        var answer = post(urn, "office", "/" + id + "/withdrawal", Map.of());

        // Then
        answer.statusCode(409).body("code", equalTo("leave-already-over"));
    }

    @Test
    void aHeadWhoSawAnOlderRevisionIsToldSo() {
        // Given
        var call = RestAssured.given()
                .auth()
                .oauth2(token(urn, "head"))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(GRANT);

        // When
        var answer = call.post(path(urn) + "/" + id + "/decision").then();

        // Then
        answer.statusCode(412).body("code", equalTo("stale-version"));
    }

    private ValidatableResponse decide(String role, Map<String, Object> body) {
        return post(urn, role, "/" + id + "/decision", body);
    }
}
