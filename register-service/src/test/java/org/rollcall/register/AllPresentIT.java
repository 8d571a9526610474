package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllPresentIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterDatabase database;

    @Test
    @DisplayName("All present except two: everybody else without a mark or a known reason is entered as present")
    void allPresentExcept() {
        // Given one on a visit, one reported ill, one signed in late
        SchoolFixture school = SchoolFixture.withPupils(6);
        SchoolTime.moveTo(DAY, "08:40");
        arrange(school, "VISIT", 4);
        report(school, 5, "poorly");
        SchoolTime.moveTo(DAY, "09:06");
        school.post(
                        school.office,
                        "/pupils/" + school.pupils.get(3) + "/site-events",
                        Map.of("type", "SIGN_IN", "at", DAY + "T08:05:00Z", "reason", "bus"))
                .then()
                .statusCode(201);
        Map<String, Object> body = Map.of(
                "allPresentExcept",
                List.of(
                        Map.of("pupilId", school.pupils.get(0).toString(), "code", "N"),
                        Map.of("pupilId", school.pupils.get(1).toString(), "code", "L", "minutesLate", 12)));

        // When
        var taken = school.put(school.teacher, school.register(DAY, "AM"), body);
        var again = school.put(school.teacher, school.register(DAY, "AM"), body);

        // Then
        taken.then()
                .statusCode(200)
                .body("taken", equalTo(4))
                .body("marks.code", equalTo(List.of("N", "L", "/", "L")))
                .body("unmarked", hasSize(2))
                .body("unmarked[0].pupilId", equalTo(school.pupils.get(4).toString()))
                .body("unmarked[0].suggestedCode", equalTo("V"))
                .body("unmarked[0].why", equalTo("visit: to the museum"))
                .body("unmarked[1].suggestedCode", equalTo("I"))
                .body("unmarked[1].why", equalTo("a parent reported: poorly"));
        again.then().statusCode(200).body("revision", equalTo(taken.<Integer>path("revision")));
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + school.urn))
                .isEqualTo(4);
    }

    @Test
    @DisplayName("KCA-9.10 ATT-A1.5.5 a register proposes what is known and stores nothing from it")
    void proposesAndStoresNothing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(4);
        SchoolTime.moveTo(DAY, "08:40");
        arrange(school, "DUAL_REGISTRATION", 0);
        arrange(school, "EXCLUSION", 1);
        arrange(school, "STUDY_LEAVE", 2);
        report(school, 3, "dentist");

        // When
        var register = school.get(school.teacher, school.register(DAY, "AM"));

        // Then
        register.then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("pupils.suggestedCode", equalTo(List.of("D", "E", "S", "M")))
                .body("pupils.code", equalTo(java.util.Arrays.asList(null, null, null, null)))
                .body("pupils[1].why", equalTo("exclusion: to the museum"));
        school.get(school.teacher, school.register(DAY, "PM"))
                .then()
                .body("pupils[0].suggestedCode", nullValue())
                .body("pupils[3].suggestedCode", equalTo("M"));
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + school.urn))
                .isZero();
    }

    @Test
    @DisplayName("A withdrawn arrangement is proposed no more; one for another weekday never was")
    void withdrawnOrOnAnotherDay() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo(DAY, "08:40");
        String id = arrange(school, "VISIT", 0);
        school.post(
                        school.officer,
                        "/arrangements",
                        Map.of(
                                "kind", "OFF_SITE_EDUCATION",
                                "from", "2026-09-07",
                                "to", "2026-12-18",
                                "weekdays", List.of("TUESDAY"),
                                "classIds", List.of(school.classId.toString())))
                .then()
                .statusCode(201)
                .body("code", equalTo("B"));

        // When
        school.post(school.office, "/arrangements/" + id + "/withdrawal", Map.of())
                .then()
                .statusCode(200)
                .body("withdrawn", equalTo(true));

        // Then
        school.get(school.teacher, school.register(DAY, "AM")).then().body("pupils[0].suggestedCode", nullValue());
        school.get(school.teacher, school.register("2026-09-15", "AM"))
                .then()
                .body("pupils[0].suggestedCode", equalTo("B"));
        school.get(school.teacher, "/arrangements").then().statusCode(403);
    }

    @Test
    @DisplayName("All present and single marks do not come together, and a fault is named where it stands")
    void faults() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo(DAY, "08:55");
        String pupil = school.pupils.get(0).toString();

        // Then
        school.put(
                        school.officer,
                        school.register(DAY, "AM"),
                        Map.of("marks", List.of(), "allPresentExcept", List.of()))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("allPresentExcept"));
        school.put(
                        school.officer,
                        school.register(DAY, "AM"),
                        Map.of("allPresentExcept", List.of(Map.of("pupilId", pupil, "code", "H"))))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-code"))
                .body("errors[0].field", equalTo("allPresentExcept[0].code"));
        school.put(school.officer, school.register("2026-09-15", "AM"), Map.of("allPresentExcept", List.of()))
                .then()
                .statusCode(422)
                .body("code", equalTo("date-in-future"));
    }

    private static String arrange(SchoolFixture school, String kind, int pupil) {
        return school.post(
                        school.office,
                        "/arrangements",
                        Map.of(
                                "kind",
                                kind,
                                "from",
                                DAY,
                                "sessions",
                                List.of("AM"),
                                "note",
                                "to the museum",
                                "pupilIds",
                                List.of(school.pupils.get(pupil).toString())))
                .then()
                .statusCode(201)
                .extract()
                .path("arrangementId");
    }

    private static void report(SchoolFixture school, int pupil, String reason) {
        school.post(
                        school.office,
                        "/absence-reports",
                        Map.of(
                                "pupilId",
                                school.pupils.get(pupil).toString(),
                                "from",
                                DAY,
                                "reason",
                                reason,
                                "reportedBy",
                                "mother",
                                "channel",
                                "PHONE"))
                .then()
                .statusCode(201)
                .body("lacks", equalTo(List.of("expectedReturn")));
    }
}
