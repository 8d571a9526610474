package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LessonIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterDatabase database;

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName(
            "BHCET-10.3 absent from the third period only: the lesson's absence is kept, the morning's mark unchanged")
    void lessonsLeaveTheRegisterAlone() {
        // Given
        SchoolFixture school = SchoolFixture.under("hogarth-2024", 3);
        SchoolTime.moveTo(DAY, "08:55");
        school.take(DAY, "AM", Map.of(1, "I")).then().statusCode(200);
        SchoolTime.moveTo(DAY, "10:50");

        // When
        var taken = lesson(school, "ABSENT", "ABSENT");
        lesson(school, "ABSENT", "ABSENT").then().statusCode(200);

        // Then
        taken.then()
                .statusCode(200)
                .body("items.presence", equalTo(List.of("ABSENT", "ABSENT")))
                .body("items.find { it.pupilId == '" + school.pupils.get(0) + "' }.missing", equalTo(true))
                .body("items.find { it.pupilId == '" + school.pupils.get(1) + "' }.missing", equalTo(false));
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactly("/");
        lesson(school, "PRESENT", "ABSENT").then().statusCode(200);
        assertThat(database.ask(
                        school.urn,
                        "SELECT presence FROM lesson_mark WHERE pupil_id = '" + school.pupils.get(0)
                                + "' ORDER BY revision"))
                .as("both entries are kept, the repeated one once")
                .containsExactly("ABSENT", "PRESENT");
        school.get(school.office, "/lessons/" + DAY + "?pupilId=" + school.pupils.get(0))
                .then()
                .statusCode(200)
                .body("items[0].revision", equalTo(2));
        assertThat(events.of(school.urn, "LessonMissed.v1"))
                .as("this policy records and does not search")
                .isEmpty();
    }

    @Test
    @DisplayName("A policy without lesson registers takes none")
    void notUnderEveryPolicy() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "10:50");

        // Then
        lesson(school, "PRESENT", "PRESENT").then().statusCode(409).body("code", equalTo("lessons-not-registered"));
    }

    private static io.restassured.response.Response lesson(SchoolFixture school, String first, String second) {
        return school.put(
                school.teacher,
                "/lessons/" + DAY + "/3/10A-maths",
                Map.of(
                        "session",
                        "AM",
                        "marks",
                        List.of(
                                Map.of("pupilId", school.pupils.get(0).toString(), "presence", first),
                                Map.of("pupilId", school.pupils.get(1).toString(), "presence", second))));
    }
}
