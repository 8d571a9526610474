package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClosingIT {
    @Inject
    RegisterEvents events;

    @Inject
    RegisterDatabase database;

    @Test
    void aRegisterClosesOnceAndNamesWhoIsMissing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:00");
        String missing = school.pupils.get(1).toString();
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.put(
                        school.officer,
                        school.register("2026-09-14", "AM"),
                        Map.of(
                                "marks",
                                List.of(Map.of("pupilId", school.pupils.get(0).toString(), "code", "/"))))
                .then()
                .statusCode(200)
                .body("taken", equalTo(1));

        // When
        SchoolTime.moveTo("2026-09-14", "09:30");
        SchoolTime.moveTo("2026-09-14", "10:00");

        // Then
        assertThat(events.of(school.urn, "RegisterClosed.v1"))
                .filteredOn(told -> told.subject().contains("2026-09-14/AM"))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains("\"missing\":[\"" + missing + "\"]")
                        .contains("\"revision\":1"));
        school.get(school.head, "/registers/2026-09-14/AM")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("CLOSED"))
                .body("items[0].expected", equalTo(2))
                .body("items[0].missing", equalTo(1));
    }

    @Test
    void puttingACalendarClosesNothingThatIsPast() {
        // Given
        SchoolTime.moveTo("2026-10-01", "12:00");

        // When
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-10-01", "12:30");

        // Then
        assertThat(events.of(school.urn, "RegisterClosed.v1")).isEmpty();
    }

    @Test
    void missingMarksAreTakenAfterTheClose() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.put(
                        school.officer,
                        school.register("2026-09-14", "AM"),
                        Map.of(
                                "marks",
                                List.of(Map.of("pupilId", school.pupils.get(0).toString(), "code", "/"))))
                .then()
                .statusCode(200);
        SchoolTime.moveTo("2026-09-14", "11:00");

        // When
        var late = school.take("2026-09-14", "AM", Map.of(1, "N"));

        // Then
        late.then().statusCode(200).body("taken", equalTo(2)).body("revision", equalTo(2));
    }

    @Test
    void aClosureIsNotPutOverMarks() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of()).then().statusCode(200);

        // When
        var closed = school.put(
                school.head,
                "/calendars/2026-27",
                Map.of(
                        "year", "2026-27",
                        "terms", SchoolFixture.calendar().get("terms"),
                        "closures",
                                List.of(Map.of(
                                        "date",
                                        "2026-09-14",
                                        "sessions",
                                        List.of("AM", "PM"),
                                        "reason",
                                        "UNPLANNED"))));

        // Then
        closed.then().statusCode(409).body("code", equalTo("marks-exist"));
    }

    @Test
    void aPupilWhoComesBackLaterIsExpectedInTheStayBefore() {
        // Given a pupil on roll until the 17th and again from the 28th on
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:00");
        String pupil = school.pupils.get(1).toString();
        database.change(
                school.urn,
                "INSERT INTO deletion (school_urn, pupil_id, revision, ground, edition, start_date, last_day, evidence,"
                        + " return, by_subject, by_name, by_role, at) VALUES (" + school.urn + ", '" + pupil
                        + "', 1, 'f', '2024', '2026-09-03', '2026-09-17', '{}', '{}', 's', 'Head Test', 'head', now())");
        Map<String, Object> again = school.entry(1);
        again.put("startDate", "2026-09-28");
        school.put(school.officer, "/pupils/" + pupil, again).then().statusCode(200);

        // When
        SchoolTime.moveTo("2026-09-17", "10:00");
        SchoolTime.moveTo("2026-09-21", "10:00");

        // Then
        assertThat(events.of(school.urn, "RegisterClosed.v1"))
                .filteredOn(told -> told.subject().contains("2026-09-17/AM"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains(pupil));
        assertThat(events.of(school.urn, "RegisterClosed.v1"))
                .filteredOn(told -> told.subject().contains("2026-09-21/AM"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).doesNotContain(pupil));
    }
}
