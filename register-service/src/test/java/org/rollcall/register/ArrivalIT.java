package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArrivalIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName(
            "KCA-12.2 a pupil who signs in late before the close is L with minutes, and the register still counts as not taken")
    void lateBeforeTheClose() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "09:06");

        // When
        signIn(school, 0, "08:05:30");

        // Then
        school.marksOf(0)
                .then()
                .body("items[0].code", equalTo("L"))
                .body("items[0].minutesLate", equalTo(15))
                .body("items[0].note", equalTo("signed in at 09:05"))
                .body("items[0].history[0].by.role", equalTo("office"));
        school.get(school.officer, "/registers/" + DAY + "/AM")
                .then()
                .body("items[0].takenAt", nullValue())
                .body("items[0].taken", equalTo(1))
                .body("items[0].missing", equalTo(1));
        assertThat(events.of(school.urn, "RegisterTaken.v1"))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.data()).contains("\"code\":\"L\"").contains("\"minutesLate\":15"));
    }

    @Test
    @DisplayName("An N before the close becomes what the arrival says, as a version before the close")
    void anAbsentPupilWalksIn() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "08:55");
        school.take(DAY, "AM", Map.of(0, "N", 1, "I")).then().statusCode(200);
        SchoolTime.moveTo(DAY, "09:10");

        // When
        signIn(school, 0, "08:10:00");
        signIn(school, 1, "08:10:00");

        // Then
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactly("N", "L");
        assertThat(school.marksOf(0).<String>path("items[0].history[1].reason")).isEqualTo("before close");
        assertThat(school.marksOf(1).<List<String>>path("items[0].history.code"))
                .as("a reason that somebody entered stays")
                .containsExactly("I");
    }

    @Test
    @DisplayName(
            "KCA-12.3 KCA-6.3 AET-3.1 an N who arrives after the close is amended to U with the reason and who entered it")
    void afterTheClose() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(3);
        SchoolTime.moveTo(DAY, "08:55");
        school.put(
                        school.officer,
                        school.register(DAY, "AM"),
                        Map.of(
                                "marks",
                                List.of(Map.of("pupilId", school.pupils.get(0).toString(), "code", "N"))))
                .then()
                .statusCode(200);
        SchoolTime.moveTo(DAY, "09:45");

        // When
        signIn(school, 0, "08:41:00");
        signIn(school, 1, "08:30:59");
        signIn(school, 2, "08:44:00");

        // Then
        school.marksOf(0)
                .then()
                .body("items[0].history.code", equalTo(List.of("N", "U")))
                .body("items[0].history[1].kind", equalTo("AMENDED"))
                .body("items[0].history[1].previousCode", equalTo("N"))
                .body("items[0].history[1].reason", equalTo("signed in at 09:41"))
                .body("items[0].history[1].by.role", equalTo("office"))
                .body("items[0].class", equalTo("UNAUTHORISED"))
                .body("summary.lates", equalTo(1));
        assertThat(school.marksOf(1).<String>path("items[0].code"))
                .as("the minute of the close is still late")
                .isEqualTo("L");
        assertThat(school.marksOf(2).<String>path("items[0].code")).isEqualTo("U");
        assertThat(events.of(school.urn, "MarksAmended.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"code\":\"U\""));
    }

    @Test
    @DisplayName("BHCET-11.1 who comes back, or has an appointment, is no late arrival")
    void notEverySignInIsLate() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "08:40");
        school.post(
                        school.office,
                        "/absence-reports",
                        Map.of(
                                "pupilId",
                                school.pupils.get(1).toString(),
                                "from",
                                DAY,
                                "to",
                                DAY,
                                "reason",
                                "dentist",
                                "reportedBy",
                                "mother",
                                "channel",
                                "PHONE"))
                .then()
                .statusCode(201);
        SchoolTime.moveTo(DAY, "08:55");
        school.post(
                        school.office,
                        "/pupils/" + school.pupils.get(0) + "/site-events",
                        Map.of("type", "SIGN_OUT", "at", DAY + "T07:54:00Z", "reason", "forgot the bag"))
                .then()
                .statusCode(201);
        SchoolTime.moveTo(DAY, "10:00");

        // When
        signIn(school, 0, "08:58:00");
        signIn(school, 1, "08:50:00");

        // Then
        assertThat(school.marksOf(0).<List<Object>>path("items")).isEmpty();
        assertThat(school.marksOf(1).<List<Object>>path("items")).isEmpty();
    }

    private static void signIn(SchoolFixture school, int pupil, String utc) {
        school.post(
                        school.office,
                        "/pupils/" + school.pupils.get(pupil) + "/site-events",
                        Map.of("type", "SIGN_IN", "at", DAY + "T" + utc + "Z", "reason", "bus"))
                .then()
                .statusCode(201);
    }
}
