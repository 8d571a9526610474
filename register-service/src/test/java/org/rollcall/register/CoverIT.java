package org.rollcall.register;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
class CoverIT {
    private static final String DAY = "2026-09-14";

    @Test
    @DisplayName(
            "AET-2.8 AET-6.2 BHCET-4.14 only who is named for the class takes its register: its teacher, or who covers")
    void coversForADay() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        String stranger = TestTokens.token("cover", "/schools/" + school.urn + "/teacher");
        SchoolTime.moveTo(DAY, "08:40");
        school.takeAs(stranger, DAY, "AM", Map.of()).then().statusCode(403).body("code", equalTo("role-lacking"));

        // When
        String cover = school.post(school.office, "/covers", cover(school, DAY))
                .then()
                .statusCode(201)
                .body("sessions", equalTo(List.of("AM")))
                .body("endsAt", equalTo("2026-09-14T23:00:00Z"))
                .extract()
                .path("coverId");

        // Then
        school.get(stranger, school.register(DAY, "AM")).then().statusCode(200);
        school.takeAs(stranger, DAY, "AM", Map.of()).then().statusCode(200);
        school.takeAs(stranger, DAY, "PM", Map.of()).then().statusCode(403);
        school.get(school.teacher, "/covers").then().statusCode(200).body("items", hasSize(1));
        school.post(school.office, "/covers/" + cover + "/withdrawal", Map.of())
                .then()
                .statusCode(200);
        school.takeAs(stranger, DAY, "AM", Map.of()).then().statusCode(403);
    }

    @Test
    @DisplayName("A cover is over at the end of its day, and is for a class of the school and a day to come")
    void ends() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        String stranger = TestTokens.token("cover", "/schools/" + school.urn + "/teacher");
        SchoolTime.moveTo(DAY, "08:40");
        school.post(school.office, "/covers", cover(school, DAY)).then().statusCode(201);

        // When
        SchoolTime.moveTo("2026-09-15", "00:00");

        // Then
        school.takeAs(stranger, DAY, "AM", Map.of()).then().statusCode(403);
        school.post(school.office, "/covers", cover(school, DAY))
                .then()
                .statusCode(422)
                .body("code", equalTo("date-in-past"));
        school.post(
                        school.office,
                        "/covers",
                        Map.of("classId", UUID.randomUUID().toString(), "teacher", "x", "date", "2026-09-15"))
                .then()
                .statusCode(404);
        school.post(school.teacher, "/covers", cover(school, "2026-09-15"))
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> cover(SchoolFixture school, String date) {
        return Map.of(
                "classId",
                school.classId.toString(),
                "teacher",
                "subject-cover",
                "date",
                date,
                "sessions",
                List.of("AM"));
    }
}
