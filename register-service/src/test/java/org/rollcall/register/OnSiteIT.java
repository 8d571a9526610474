package org.rollcall.register;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnSiteIT {
    @Test
    @DisplayName("BHCET-11.2, AET-10.3 the fire roll is right at every moment of a played day")
    void theFireRollIsRightAtEveryMomentOfAPlayedDay() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(6);
        SchoolTime.moveTo("2026-09-14", "08:55");
        ValidatableResponse early = school.get(school.office, "/on-site").then();
        school.take("2026-09-14", "AM", Map.of(1, "I", 2, "N", 3, "V")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "09:15");
        sign(school, 2, Map.of("type", "SIGN_IN", "reason", "late", "at", "2026-09-14T08:12:00Z"));
        SchoolTime.moveTo("2026-09-14", "11:05");
        sign(
                school,
                0,
                Map.of(
                        "type", "SIGN_OUT",
                        "reason", "dentist",
                        "purpose", "APPOINTMENT",
                        "collectedBy", "Parent Of0",
                        "at", "2026-09-14T10:00:00Z"));
        sign(
                school,
                4,
                Map.of(
                        "type",
                        "SIGN_OUT",
                        "reason",
                        "music",
                        "destination",
                        "Hill site",
                        "at",
                        "2026-09-14T10:01:00Z"));
        String visit = school.post(
                        school.office,
                        "/on-site/visitors",
                        Map.of("name", "Inspector Test", "visiting", "the head", "organisation", "Testshire"))
                .then()
                .statusCode(201)
                .extract()
                .path("visitId");
        school.post(
                        school.officer,
                        "/pupils/" + school.pupils.get(0) + "/marks/2026-09-14/AM/amendments",
                        Map.of("code", "L", "minutesLate", 7, "reason", "came with the bus"))
                .then()
                .statusCode(201);

        // When
        SchoolTime.moveTo("2026-09-14", "11:30");
        Response now = school.get(school.office, "/on-site");
        Response atTen = school.get(school.office, "/on-site?at=2026-09-14T09:00:00Z");
        Response out = school.get(school.office, "/on-site/out");
        school.post(school.office, "/on-site/visitors/" + visit + "/departure", Map.of())
                .then()
                .statusCode(200);

        // Then
        early.body("count", equalTo(0)).body("notYetMarked", hasSize(6));
        atTen.then()
                .body("count", equalTo(4))
                .body("items.pupilId", hasItem(id(school, 0)))
                .body("visitors", hasSize(0));
        now.then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("items.pupilId", not(hasItem(id(school, 0))))
                .body("items.find { it.pupilId == '" + id(school, 2) + "' }.source", equalTo("SIGNING_BOOK"))
                .body("notYetMarked", hasSize(0))
                .body("elsewhere.pupilId", hasItem(id(school, 3)))
                .body("elsewhere.find { it.pupilId == '" + id(school, 4) + "' }.destination", equalTo("Hill site"))
                .body("visitors.name", contains("Inspector Test"));
        out.then()
                .body("items.pupilId", equalTo(List.of(id(school, 4), id(school, 0))))
                .body("items[1].collectedBy", equalTo("Parent Of0"));
        SchoolTime.moveTo("2026-09-14", "11:31");
        school.get(school.office, "/on-site").then().body("visitors", hasSize(0));
    }

    @Test
    @DisplayName("BHCET-15.1, BHCET-14.2 a sign-out without permission is refused")
    void aSignOutWithoutPermissionIsRefused() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "11:00");
        school.put(
                        TestRoles.central(),
                        "/policy",
                        Map.of("policyId", "hogarth-2024", "from", "2026-09-01", "settings", Map.of()))
                .then()
                .statusCode(200);

        // When
        Response refused = school.post(
                school.office,
                "/pupils/" + school.pupils.get(0) + "/site-events",
                Map.of("type", "SIGN_OUT", "reason", "feels unwell"));
        Response allowed = school.post(
                school.office,
                "/pupils/" + school.pupils.get(0) + "/site-events",
                Map.of(
                        "type",
                        "SIGN_OUT",
                        "reason",
                        "feels unwell",
                        "purpose",
                        "ILLNESS",
                        "authorisedBy",
                        "the nurse"));

        // Then
        refused.then().statusCode(409).body("code", equalTo("permission-required"));
        allowed.then().statusCode(201).body("purpose", equalTo("ILLNESS"));
    }

    @Test
    void theEndOfTheDayIsTheSchoolsToSayAndOtherSchoolsSeeNothing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolFixture other = SchoolFixture.withPupils(0);
        SchoolTime.moveTo("2026-09-14", "13:04");
        school.put(
                        school.officer,
                        "/on-site/settings",
                        Map.of(
                                "lunch", Map.of("starts", "12:15", "ends", "13:15"),
                                "dayEnds", List.of(Map.of("at", "15:30"))))
                .then()
                .statusCode(200)
                .body("lunch.starts", equalTo("12:15"));
        school.take("2026-09-14", "PM", Map.of()).then().statusCode(200);

        // When
        SchoolTime.moveTo("2026-09-14", "16:00");
        Response roll = school.get(school.office, "/on-site");

        // Then
        roll.then()
                .body("count", equalTo(0))
                .body("items.onSite", equalTo(List.of("UNKNOWN", "UNKNOWN")))
                .body("items.source", hasItem("DAY_OVER"));
        school.get(other.office, "/on-site").then().statusCode(404);
        school.get(school.frontEnd, "/on-site").then().statusCode(403);
        school.get(school.office, "/on-site?at=2026-09-15T09:00:00Z").then().statusCode(422);
        school.put(school.officer, "/on-site/settings", Map.of("lunch", Map.of("starts", "noon", "ends", "13:00")))
                .then()
                .statusCode(400);
    }

    private static String id(SchoolFixture school, int pupil) {
        return school.pupils.get(pupil).toString();
    }

    private static void sign(SchoolFixture school, int pupil, Map<String, Object> line) {
        school.post(school.office, "/pupils/" + school.pupils.get(pupil) + "/site-events", line)
                .then()
                .statusCode(201);
    }
}
