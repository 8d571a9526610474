package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
class OfficeIT {
    @Inject
    RegisterEvents events;

    @Test
    void theFireRollJoinsRegisterAndSigningBook() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(4);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(1, "I", 2, "N")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "10:30");

        // When
        sign(school, 0, "SIGN_OUT", "2026-09-14T09:00:00Z");
        sign(school, 1, "SIGN_IN", "2026-09-14T09:10:00Z");
        Response roll = school.get(school.office, "/on-site");

        // Then
        roll.then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("items.pupilId", not(hasItem(school.pupils.get(0).toString())))
                .body("items.pupilId", hasItem(school.pupils.get(1).toString()))
                .body("items.find { it.pupilId == '" + school.pupils.get(2) + "' }.onSite", equalTo("UNKNOWN"));
    }

    @Test
    void aReportSentTwiceUnderOneKeyIsOneReport() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:30");
        Map<String, Object> report = new HashMap<>();
        report.put("pupilId", school.pupils.get(0).toString());
        report.put("from", "2026-09-14");
        report.put("reason", "a cold");
        report.put("reportedBy", "Parent Of0");
        report.put("channel", "PHONE");

        // When
        Response first = report(school, report);
        Response again = report(school, report);
        report.put("reason", "a cough");
        Response other = report(school, report);

        // Then
        first.then().statusCode(201);
        again.then().statusCode(201).body("reportId", equalTo(first.path("reportId")));
        other.then().statusCode(409).body("code", equalTo("idempotency-key-reused"));
        assertThat(events.of(school.urn, "AbsenceReported.v1"))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.data()).contains("\"reasonGiven\":true").doesNotContain("cold"));
    }

    @Test
    void aNewSchoolIsEnteredByTheAdministratorAndItsCalendarByTheHead() {
        // Given
        SchoolFixture school = new SchoolFixture();
        String central = TestTokens.token("central", "/trusts/90001/central");

        // When
        Response byCentral = school.put(central, "", SchoolFixture.standing());
        Response byStranger = school.put(TestTokens.token("x", "/trusts/1/central"), "", SchoolFixture.standing());
        Response byAdmin = school.put(school.admin, "", SchoolFixture.standing());
        Response again = school.put(central, "", SchoolFixture.standing());
        Response calendarByOffice = school.put(school.office, "/calendars/2026-27", SchoolFixture.calendar());

        // Then
        byCentral.then().statusCode(403);
        byStranger.then().statusCode(404);
        byAdmin.then().statusCode(201).header("ETag", equalTo("\"1\""));
        again.then().statusCode(200).header("ETag", equalTo("\"1\""));
        calendarByOffice.then().statusCode(403);
    }

    @Test
    void aStaleIfMatchIsRefusedAndEveryFaultIsNamed() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> entry = new HashMap<>(school.entry(0));
        entry.put("legalForename", "Alex");

        // When
        Response stale = given().auth()
                .oauth2(school.officer)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(entry)
                .put("/api/v1/schools/" + school.urn + "/pupils/" + school.pupils.get(0));
        Response empty = school.put(school.officer, "/pupils/" + school.pupils.get(0), Map.of());

        // Then
        stale.then().statusCode(412).body("code", equalTo("stale-version"));
        empty.then()
                .statusCode(400)
                .body("code", equalTo("invalid-fields"))
                .body("errors.field", hasItem("legalSurname"))
                .body("errors.field", hasItem("parents"))
                .body("errors.field", hasItem("laCode"));
    }

    @Test
    void aPupilIsWarnedOfTheMissingNumberAndReadBackWhole() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);

        // When
        Response read = school.get(school.officer, "/pupils/" + school.pupils.get(0));

        // Then
        read.then()
                .statusCode(200)
                .body("legalSurname", equalTo("Testpupil00"))
                .body("warnings", hasItem(startsWith("upn:")))
                .body("parents[0].name", equalTo("Parent Of0"));
    }

    @Test
    void theCodesFollowTheDate() {
        // When
        String token = TestTokens.token("anybody", "/schools/910001/teacher");
        List<String> now =
                given().auth().oauth2(token).get("/api/v1/codes?on=2026-09-07").path("items.code");
        List<String> then =
                given().auth().oauth2(token).get("/api/v1/codes?on=2015-09-07").path("items.code");

        // Then
        assertThat(now).contains("/", "Y7", "Q").doesNotContain("H");
        assertThat(then).contains("/", "H").doesNotContain("Y7", "F");
    }

    @Test
    void aPupilWhoStartsLaterIsShownAsNotOnRoll() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> entry = new HashMap<>(school.entry(5));
        entry.put("startDate", "2026-09-21");
        school.put(school.officer, "/pupils/" + school.id("later"), entry)
                .then()
                .statusCode(201);
        SchoolTime.moveTo("2026-09-14", "08:55");

        // When
        Response register = school.get(school.officer, school.register("2026-09-14", "AM"));

        // Then
        register.then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("pupils", hasSize(2))
                .body("pupils.find { it.pupilId == '" + school.id("later") + "' }.suggestedCode", equalTo("Z"));
    }

    private static void sign(SchoolFixture school, int pupil, String type, String at) {
        school.post(
                        school.office,
                        "/pupils/" + school.pupils.get(pupil) + "/site-events",
                        Map.of("type", type, "at", at, "reason", "dentist"))
                .then()
                .statusCode(201);
    }

    private static Response report(SchoolFixture school, Map<String, Object> report) {
        return given().auth()
                .oauth2(school.frontEnd)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "one-morning")
                .body(report)
                .post("/api/v1/schools/" + school.urn + "/absence-reports");
    }
}
