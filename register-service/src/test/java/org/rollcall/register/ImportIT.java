package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportIT {
    @Inject
    RegisterEvents events;

    @Inject
    RegisterDatabase database;

    @Test
    void pastMarksLandAndABadRowIsReportedAndSkipped() {
        // Given
        SchoolTime.moveTo("2026-10-01", "12:00");
        SchoolFixture school = SchoolFixture.withPupils(2);
        String file = String.join(
                "\n",
                "pupilId,date,session,code,minutesLate",
                school.pupils.get(0) + ",2026-09-14,AM,/,",
                school.pupils.get(0) + ",2026-09-14,PM,L,7",
                school.pupils.get(1) + ",2026-09-12,AM,/,",
                UUID.randomUUID() + ",2026-09-14,AM,/,",
                school.pupils.get(1) + ",2026-09-14,AM,ZZ,",
                school.pupils.get(1) + ",2026-09-14,AM,I,");

        // When
        String importId = send(school, "marks", file);
        SchoolTime.awaitQuiet();

        // Then
        school.get(school.officer, "/imports/" + importId)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("rows", equalTo(6))
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(3))
                .body("percent", equalTo("100.00"))
                .body("errors.code", equalTo(List.of("not-a-school-day", "pupil-not-on-roll", "unknown-code")))
                .body("errors.row", equalTo(List.of(3, 4, 5)));
        assertThat(events.of(school.urn, "MarksAmended.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"kind\":\"IMPORTED\""));
        school.marksOf(0).then().body("summary.attended", equalTo(2)).body("summary.lates", equalTo(1));
    }

    @Test
    void pupilsLandAndTheSameFileAgainChangesNothing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(0);
        StringBuilder file = new StringBuilder("legalSurname,legalForename,sex,dateOfBirth,startDate,className,"
                + "yearGroup,address,laCode,parentName,parentEmail,flags\n");
        for (int i = 0; i < 300; i++) {
            file.append(
                    "Imported%d,Sam,F,2017-02-03,2026-09-03,3A,3,%d Test Street,202,Parent %d,p%d@example.invalid,FSM|EAL\n"
                            .formatted(i, i, i, i));
        }
        file.append("Nobody,Sam,F,2017-02-03,2026-09-03,9Z,3,1 Test Street,202,Parent,p@example.invalid,\n");

        // When
        String importId = send(school, "pupils", file.toString());
        SchoolTime.awaitQuiet();
        int told = database.count(school.urn, "SELECT count(*) FROM outbox WHERE urn = " + school.urn);
        String again = send(school, "pupils", file.toString());
        SchoolTime.awaitQuiet();

        // Then
        for (String id : List.of(importId, again)) {
            school.get(school.officer, "/imports/" + id)
                    .then()
                    .body("state", equalTo("DONE"))
                    .body("accepted", equalTo(300))
                    .body("errors[0].code", equalTo("unknown-class"));
        }
        assertThat(database.count(school.urn, "SELECT count(*) FROM pupil")).isEqualTo(300);
        assertThat(database.count(school.urn, "SELECT count(*) FROM outbox WHERE urn = " + school.urn))
                .isEqualTo(told);
    }

    @Test
    void aMonthOfAWholeYearGroupTakesSeconds() {
        // Given
        SchoolTime.moveTo("2026-12-18", "17:00");
        SchoolFixture school = SchoolFixture.withPupils(30);
        StringBuilder file = new StringBuilder("pupilId,date,session,code\n");
        int rows = 0;
        for (LocalDate day = LocalDate.parse("2026-09-03");
                !day.isAfter(LocalDate.parse("2026-12-18"));
                day = day.plusDays(1)) {
            for (UUID pupil : school.pupils) {
                for (String session : List.of("AM", "PM")) {
                    file.append(pupil)
                            .append(',')
                            .append(day)
                            .append(',')
                            .append(session)
                            .append(",/\n");
                    rows++;
                }
            }
        }

        // When
        String importId = send(school, "marks", file.toString());
        SchoolTime.awaitQuiet();

        // Then
        school.get(school.officer, "/imports/" + importId)
                .then()
                .body("state", equalTo("DONE"))
                .body("rows", equalTo(rows));
        Map<String, Object> summary = school.marksOf(0).path("summary");
        assertThat(summary).containsEntry("percent", "100.00").containsEntry("possible", 142);
    }

    private static String send(SchoolFixture school, String kind, String file) {
        return given().auth()
                .oauth2(school.officer)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/schools/" + school.urn + "/imports?kind=" + kind)
                .then()
                .statusCode(202)
                .extract()
                .path("importId");
    }
}
