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

/** A school under the policy that forbids codes filled in ahead, follows up N weekly and watches lessons. */
@QuarkusTest
class TransformationIT {
    private static final String MONDAY = "2026-09-21";

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("ATT-A1.3.2 the reason is shown and no code is set; a mark for tomorrow is refused whatever its code")
    void reasonOnly() {
        // Given
        SchoolFixture school = SchoolFixture.under("att-2021", 1);
        SchoolTime.moveTo(MONDAY, "08:40");
        String pupil = school.pupils.get(0).toString();
        school.post(
                        school.office,
                        "/arrangements",
                        Map.of("kind", "VISIT", "from", MONDAY, "note", "museum", "pupilIds", List.of(pupil)))
                .then()
                .statusCode(201);

        // Then
        school.get(school.teacher, school.register(MONDAY, "AM"))
                .then()
                .statusCode(200)
                .body("pupils[0].suggestedCode", nullValue())
                .body("pupils[0].code", nullValue())
                .body("pupils[0].why", equalTo("visit: museum"));
        for (String code : List.of("/", "C", "V", "I")) {
            school.put(
                            school.officer,
                            school.register("2026-09-22", "AM"),
                            Map.of("marks", List.of(Map.of("pupilId", pupil, "code", code))))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("date-in-future"));
        }
    }

    @Test
    @DisplayName(
            "ATT-A2.O6 ATT-A3.2 an N of last week is followed up on Monday, before it becomes O; one that was resolved is not")
    void followedUpWeekly() {
        // Given two absences of Monday the 14th, with an INSET day on the 18th: their time ends with the 22nd
        SchoolFixture school = SchoolFixture.under("att-2021", 2);
        SchoolTime.moveTo("2026-09-14", "08:45");
        school.take("2026-09-14", "AM", Map.of(0, "N", 1, "N")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-17", "10:00");
        school.post(
                        school.officer,
                        "/pupils/" + school.pupils.get(1) + "/marks/2026-09-14/AM/amendments",
                        Map.of("code", "I", "reason", "the parent rang"))
                .then()
                .statusCode(201);

        // When
        SchoolTime.moveTo("2026-09-20", "12:00");
        var before = events.of(school.urn, "ReasonsChased.v1");
        SchoolTime.moveTo(MONDAY, "08:50");
        SchoolTime.moveTo(MONDAY, "12:00");

        // Then
        assertThat(before).isEmpty();
        assertThat(events.of(school.urn, "ReasonsChased.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains(school.pupils.get(0).toString())
                        .contains("\"runsOutAt\":\"2026-09-22T23:00:00Z\"")
                        .contains("ATT-A2.O6")
                        .doesNotContain(school.pupils.get(1).toString()));
        SchoolTime.moveTo("2026-09-23", "00:00");
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactly("N", "O");
    }

    @Test
    @DisplayName(
            "ATT-A1.3.4 present at the register and absent from the third lesson is told at once; an absence that is known is not")
    void watched() {
        // Given
        SchoolFixture school = SchoolFixture.under("att-2021", 2);
        SchoolTime.moveTo(MONDAY, "08:50");
        school.take(MONDAY, "AM", Map.of(1, "I")).then().statusCode(200);
        SchoolTime.moveTo(MONDAY, "11:00");

        // When
        lesson(school, "ABSENT");
        lesson(school, "PRESENT");

        // Then
        assertThat(events.of(school.urn, "LessonMissed.v1"))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.subject()).contains(school.pupils.get(0) + "/lessons"))
                .satisfiesExactly(
                        first -> assertThat(first.data()).contains("\"missing\":true"),
                        second -> assertThat(second.data()).contains("\"missing\":false"));
    }

    private static void lesson(SchoolFixture school, String first) {
        school.put(
                        school.teacher,
                        "/lessons/" + MONDAY + "/3/10A-maths",
                        Map.of(
                                "session",
                                "AM",
                                "marks",
                                List.of(
                                        Map.of("pupilId", school.pupils.get(0).toString(), "presence", first),
                                        Map.of("pupilId", school.pupils.get(1).toString(), "presence", "ABSENT"))))
                .then()
                .statusCode(200);
    }
}
