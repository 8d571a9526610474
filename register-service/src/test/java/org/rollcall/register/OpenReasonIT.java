package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenReasonIT {
    @Inject
    RegisterEvents events;

    @Test
    void theFiveSchoolDaysReachAcrossHalfTerm() {
        // Given an absence on the Thursday before half term: 23 October, then 2 to 5 November
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-10-22", "08:55");
        school.take("2026-10-22", "AM", Map.of(0, "N")).then().statusCode(200);

        // When
        SchoolTime.moveTo("2026-11-05", "23:59");
        String before = school.marksOf(0).path("items[0].code");
        SchoolTime.moveTo("2026-11-06", "00:00");
        String after = school.marksOf(0).path("items[0].code");

        // Then
        assertThat(before).isEqualTo("N");
        assertThat(after).isEqualTo("O");
        assertThat(events.of(school.urn, "MarksAmended.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains("\"kind\":\"EXPIRED\"")
                        .contains("\"previousCode\":\"N\"")
                        .contains("\"revision\":2"));
    }

    @Test
    void anEstablishedReasonStays() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "N")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-15", "10:00");
        school.post(
                        school.officer,
                        "/pupils/" + school.pupils.get(0) + "/marks/2026-09-14/AM/amendments",
                        Map.of("code", "I", "reason", "the parent rang"))
                .then()
                .statusCode(201);

        // When
        SchoolTime.moveTo("2026-09-25", "10:00");

        // Then
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactly("N", "I");
    }

    @Test
    void aCalendarThatChangesMovesTheDay() {
        // Given an absence on the 14th: its days would end with the 22nd, after the INSET day of the 18th
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "N")).then().statusCode(200);
        List<Map<String, Object>> closures = new ArrayList<>();
        closures.add(Map.of("date", "2026-09-18", "sessions", List.of("AM", "PM"), "reason", "INSET"));
        closures.add(Map.of("date", "2026-09-21", "sessions", List.of("AM", "PM"), "reason", "UNPLANNED"));

        // When
        school.put(
                        school.head,
                        "/calendars/2026-27",
                        Map.of("terms", SchoolFixture.calendar().get("terms"), "closures", closures))
                .then()
                .statusCode(200);
        SchoolTime.moveTo("2026-09-23", "23:59");
        String before = school.marksOf(0).path("items[0].code");
        SchoolTime.moveTo("2026-09-24", "00:00");

        // Then
        assertThat(before).isEqualTo("N");
        assertThat(school.marksOf(0).<String>path("items[0].code")).isEqualTo("O");
    }
}
