package org.rollcall.leave.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.leave.SchoolFixture.form;
import static org.rollcall.leave.SchoolFixture.get;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.leave.EventsFixture;
import org.rollcall.leave.SchoolFixture;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class LeaveRequestIT {
    @Inject
    SchoolFixture schools;

    @Inject
    EventsFixture events;

    @BeforeEach
    void firstMondayOfTerm() {
        schools.clock("2026-09-07T08:00:00Z");
    }

    @Test
    @DisplayName("KCA-13.1 a request is assessed, kept and told without reasons or names")
    void aRequest() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);

        // When
        String id = request(urn, "office", form(pupil))
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body(
                        "assessment.ruleId",
                        contains(
                                "leave-asked-in-advance",
                                "leave-exceptional-circumstances",
                                "leave-earlier-requests",
                                "leave-head-decides"))
                .body("assessment[0].clause", equalTo("KCA-13.1"))
                .body("assessment[0].result", equalTo("MET"))
                .body("assessment[0].figures.daysBefore", equalTo(70))
                .body("assessment[0].figures.schoolDays", equalTo(4))
                .extract()
                .path("id");

        // Then
        get(urn, "head", "/" + id).statusCode(200).header("ETag", "\"1\"").body("requestedBy", equalTo("Demo Parent"));
        schools.settle();
        List<EventsFixture.Told> told = events.told(Topics.LEAVE, urn);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("LeaveRequested.v1");
            assertThat(event.data().get("leaveId").asText()).isEqualTo(id);
            assertThat(event.data().toString()).doesNotContain("funeral", "Demo Parent");
        });
    }

    @Test
    void aFormWithoutWhatIsNeededIsMalformedAndNamesTheFields() {
        // Given
        int urn = 910_000;

        // When
        var answer = request(urn, "office", Map.of("kind", "EXCEPTIONAL"));

        // Then
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-fields"))
                .body("errors.field", containsInAnyOrder("pupilId", "from", "to", "reason", "requestedBy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"kind\":\"SKIING\"}", "{\"from\":\"16/11/2026\"}", "{\"pupilId\":\"7\"}", ""})
    void aBodyThatCannotBeReadIsMalformed(String body) {
        // Given
        String token = token(910_000, "office");

        // When
        var answer = RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path(910_000))
                .then();

        // Then
        answer.statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theSameRequestSentTwiceUnderOneKeyIsKeptOnce() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        Map<String, Object> changed = form(pupil);
        changed.put("to", "2026-11-18");

        // When
        String first = keyed(urn, "k1", form(pupil)).statusCode(201).extract().path("id");
        String again = keyed(urn, "k1", form(pupil))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        var other = keyed(urn, "k1", changed);

        // Then
        assertThat(again).isEqualTo(first);
        other.statusCode(409).body("code", equalTo("idempotency-key-reused"));
        get(urn, "office", "").body("items", hasSize(1));
        keyed(urn, "k2", form(pupil)).statusCode(409).body("code", equalTo("overlapping-leave-request"));
    }

    private static ValidatableResponse keyed(int urn, String key, Map<String, Object> form) {
        return RestAssured.given()
                .auth()
                .oauth2(token(urn, "office"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(form)
                .post(path(urn))
                .then();
    }

    @Test
    void aFieldOfTheWrongFormIsNamed() {
        // Given
        Map<String, Object> form = form(UUID.randomUUID());
        form.put("kind", "SKIING");

        // When
        var answer = request(910_000, "office", form);

        // Then
        answer.statusCode(400).body("errors.field", contains("kind"));
    }

    @Test
    void aTokenIsAskedForInAProblemDocument() {
        // Given
        String badlySigned = token(910_000, "office") + "x";

        // When
        var none = RestAssured.get(path(910_000)).then();
        var bad = RestAssured.given()
                .auth()
                .oauth2(badlySigned)
                .get(path(910_000))
                .then();

        // Then
        none.statusCode(401).contentType("application/problem+json").body("code", equalTo("unauthenticated"));
        bad.statusCode(401).contentType("application/problem+json").body("code", equalTo("unauthenticated"));
    }

    @Test
    void aPupilWhoIsNotOnTheSchoolsRollIsRefused() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupilElsewhere = schools.admit(schools.open("kings-cross-2024"));

        // When
        var answer = request(urn, "office", form(pupilElsewhere));

        // Then
        answer.statusCode(422).body("code", equalTo("pupil-not-on-roll"));
    }

    @Test
    void aDeletionThatArrivesBeforeTheAdmissionStillEndsTheEntry() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = UUID.randomUUID();
        events.tell(new PupilDeleted(urn, 2, pupil, "a", "2024", LocalDate.of(2026, 10, 1)));
        events.tell(schools.admission(urn, pupil, 1));
        schools.settle();

        // When
        var before = request(urn, "office", dated(pupil, "2026-10-01", "2026-10-01"));
        var after = request(urn, "office", dated(pupil, "2026-10-02", "2026-10-02"));

        // Then
        before.statusCode(201);
        after.statusCode(422).body("code", equalTo("pupil-not-on-roll"));
    }

    @Test
    void theDataOfAPurgedPupilIsErasedAndStaysErased() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        String id =
                request(urn, "office", form(pupil)).statusCode(201).extract().path("id");

        // When
        events.tell(new PupilPurged(urn, 3, pupil, Instant.parse("2026-09-07T08:00:00Z")));
        events.tell(schools.admission(urn, pupil, 2));
        schools.settle();

        // Then
        get(urn, "head", "/" + id).statusCode(404);
        request(urn, "office", form(pupil)).statusCode(422);
    }

    @Test
    void daysOutOfOrderOrAskedForTomorrowBreakARule() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        Map<String, Object> tomorrow = form(pupil);
        tomorrow.put("requestedOn", "2026-09-08");

        // When
        var backwards = request(urn, "office", dated(pupil, "2026-11-17", "2026-11-16"));
        var notYet = request(urn, "office", tomorrow);

        // Then
        backwards.statusCode(422).body("code", equalTo("from-after-to"));
        notYet.statusCode(422).body("code", equalTo("date-in-the-future"));
    }

    @Test
    void anOpenRequestThatSharesADayIsAConflictAndADecidedOneIsNot() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        String id =
                request(urn, "front-end", form(pupil)).statusCode(201).extract().path("id");

        // When
        var lastDay = request(urn, "office", dated(pupil, "2026-11-20", "2026-11-23"));
        var dayAfter = request(urn, "office", dated(pupil, "2026-11-21", "2026-11-23"));
        post(urn, "head", "/" + id + "/decision", Map.of("decision", "REFUSE", "reason", "not exceptional"))
                .statusCode(200);
        var again = request(urn, "attendance-officer", form(pupil));

        // Then
        lastDay.statusCode(409).body("code", equalTo("overlapping-leave-request"));
        dayAfter.statusCode(201);
        again.statusCode(201);
    }

    @Test
    void onlyTheSchoolsOwnPeopleWithTheRoleMayAskOrLook() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);

        // When
        String id = request(urn, "head", form(pupil)).statusCode(201).extract().path("id");

        // Then
        request(urn, "teacher", form(pupil)).statusCode(403).body("code", equalTo("role-lacking"));
        get(urn, "teacher", "").statusCode(403);
        get(urn + 500, "office", "/" + id).statusCode(404);
        RestAssured.given()
                .auth()
                .oauth2(token(urn + 500, "office"))
                .get(path(urn) + "/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        RestAssured.get(path(urn)).then().statusCode(401);
    }

    @Test
    void aListIsPagedNewestFirstAndFiltered() {
        // Given
        int urn = schools.open("kings-cross-2024");
        UUID pupil = schools.admit(urn);
        UUID other = schools.admit(urn);
        String first = request(urn, "office", form(pupil)).extract().path("id");
        String second = request(urn, "office", form(other)).extract().path("id");
        String third = request(urn, "office", dated(pupil, "2026-12-01", "2026-12-02"))
                .extract()
                .path("id");
        post(urn, "office", "/" + second + "/withdrawal", Map.of()).statusCode(200);

        // When
        String cursor = get(urn, "office", "?limit=2")
                .body("items.id", contains(third, second))
                .extract()
                .path("nextCursor");

        // Then
        get(urn, "office", "?limit=2&cursor=" + cursor)
                .body("items.id", contains(first))
                .body("nextCursor", nullValue());
        get(urn, "office", "?state=WITHDRAWN").body("items.id", contains(second));
        get(urn, "office", "?state=REQUESTED&pupilId=" + pupil).body("items", hasSize(2));
        get(urn, "office", "?state=LOST").statusCode(400).body("errors.field", hasItem("state"));
        get(urn, "office", "?cursor=zzz").statusCode(400);
    }

    private static Map<String, Object> dated(UUID pupil, String from, String to) {
        Map<String, Object> form = form(pupil);
        form.put("from", from);
        form.put("to", to);
        return form;
    }
}
