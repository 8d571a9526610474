package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CalendarIT {
    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("KCA-2.1 terms, half term and INSET are listed in advance, and such a day expects no register")
    void theCalendarIsListedInAdvance() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-03", "07:00");

        // When
        Response calendar = school.get(school.teacher, "/calendars/2026-27");
        Response inset = days(school, "2026-09-18", "2026-09-18");
        Response halfTerm = days(school, "2026-10-23", "2026-11-02");

        // Then
        calendar.then().body("terms", hasSize(2)).body("closures[0].code", equalTo("#"));
        inset.then()
                .body("items.open", contains(false, false))
                .body("items[0].closures[0].code", equalTo("#"))
                .body("items[0].closures[0].reason", equalTo("INSET"));
        halfTerm.then().body("items.date", contains("2026-10-23", "2026-10-23", "2026-11-02", "2026-11-02"));
        school.take("2026-09-18", "AM", Map.of()).then().statusCode(422);
    }

    @Test
    @DisplayName("the register closes at the same local time before and after the clocks go back and forward")
    void theCloseFollowsTheLocalClockOverItsChanges() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> year = new HashMap<>(SchoolFixture.calendar());
        year.put(
                "terms",
                List.of(
                        Map.of("name", "Autumn 2026", "start", "2026-09-03", "end", "2026-12-18"),
                        Map.of("name", "Spring 2027", "start", "2027-01-05", "end", "2027-04-01")));
        school.put(school.head, "/calendars/2026-27", year).then().statusCode(200);

        // When
        Response autumn = days(school, "2026-10-23", "2026-10-26");
        Response spring = days(school, "2027-03-26", "2027-03-29");
        SchoolTime.moveTo("2026-10-26", "09:29");
        Response open = school.take("2026-10-26", "AM", Map.of());
        SchoolTime.moveTo("2026-10-26", "09:30");

        // Then
        autumn.then()
                .body("items[0].windows[0].closes", equalTo("2026-10-23T08:30:00Z"))
                .body("items[2].windows[0].closes", equalTo("2026-10-26T09:30:00Z"));
        spring.then()
                .body("items[0].windows[0].closes", equalTo("2027-03-26T09:30:00Z"))
                .body("items[2].windows[0].closes", equalTo("2027-03-29T08:30:00Z"));
        open.then().statusCode(200);
        assertThat(events.of(school.urn, "RegisterClosed.v1"))
                .filteredOn(told -> told.data().contains("\"2026-10-26\""))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"closedAt\":\"2026-10-26T09:30:00Z\""));
    }

    @Test
    @DisplayName("AET-6.5 BHCET-10.11 a closure for a year group or a site leaves the others open")
    void aClosureForSomeLeavesTheOthersOpen() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        school.put(
                        school.officer,
                        "/classes/" + school.id("infants"),
                        Map.of("name", "1A", "yearGroup", 1, "teachers", List.of()))
                .then()
                .statusCode(201);
        Map<String, Object> standing = new HashMap<>(SchoolFixture.standing());
        standing.put("sites", Map.of("Lower site", List.of(0, 1, 2)));
        school.put(school.admin, "", standing).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "08:00");

        // When
        Response published = school.put(
                school.head,
                "/calendars/2026-27",
                with(
                        Map.of("date", "2026-09-16", "reason", "PLANNED", "site", "Lower site"),
                        Map.of(
                                "date",
                                "2026-09-17",
                                "sessions",
                                List.of("PM"),
                                "reason",
                                "UNPLANNED",
                                "yearGroups",
                                List.of(3)),
                        Map.of("date", "2026-09-21", "reason", "UNPLANNED", "cause", "TRAVEL_DISRUPTION")));
        Response unknownSite = school.put(
                school.head,
                "/calendars/2026-27",
                with(Map.of("date", "2026-09-16", "reason", "PLANNED", "site", "Upper site")));
        SchoolTime.moveTo("2026-09-17", "13:02");

        // Then
        published
                .then()
                .statusCode(200)
                .body("closures[0].yearGroups", contains(0, 1, 2))
                .body("closures.code", contains("#", "Y3", "#", "Y2"));
        unknownSite.then().statusCode(422).body("code", equalTo("unknown-site"));
        school.get(school.officer, "/registers/2026-09-16/AM").then().body("items.name", contains("3A"));
        school.get(school.officer, "/registers/2026-09-17/AM").then().body("items", hasSize(2));
        school.get(school.officer, "/registers/2026-09-17/PM").then().body("items.name", contains("1A"));
        days(school, "2026-09-21", "2026-09-21").then().body("items.open", contains(false, false));
        school.take("2026-09-17", "PM", Map.of()).then().statusCode(422);
    }

    @Test
    @DisplayName("times differ on Fridays and for reception, and change during a year without touching what was")
    void timesDifferByDayAndYearGroup() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        school.put(
                        school.officer,
                        "/classes/" + school.id("reception"),
                        Map.of("name", "RA", "yearGroup", 0, "teachers", List.of()))
                .then()
                .statusCode(201);
        Map<String, Object> small = new HashMap<>(school.entry(9));
        small.put("classId", school.id("reception").toString());
        small.put("yearGroup", 0);
        school.put(school.officer, "/pupils/" + school.id("small"), small)
                .then()
                .statusCode(201);
        SchoolTime.moveTo("2026-09-09", "18:00");
        Map<String, Object> standing = new HashMap<>(SchoolFixture.standing());
        standing.put("from", "2026-09-10");
        standing.put(
                "sessionExceptions",
                List.of(
                        Map.of(
                                "days",
                                List.of("FRIDAY"),
                                "PM",
                                Map.of("opens", "12:30", "late", "12:35", "closes", "12:45")),
                        Map.of(
                                "yearGroups",
                                List.of(0),
                                "AM",
                                Map.of("opens", "09:00", "late", "09:10", "closes", "09:50"))));

        // When
        Response configured = school.put(school.admin, "", standing);
        Response again = school.put(school.admin, "", standing);
        Response wrong = school.put(
                school.admin,
                "",
                Map.of(
                        "name", "Bar School",
                        "phase", "PRIMARY",
                        "laCode", "202",
                        "trustUid", "90001",
                        "policyId", "kings-cross-2024",
                        "sessionExceptions", List.of(Map.of("days", List.of("SOMEDAY")))));
        SchoolTime.moveTo("2026-09-11", "13:00");

        // Then
        configured
                .then()
                .statusCode(200)
                .body("history.sessions", hasSize(2))
                .body("sessions.AM.closes", equalTo("09:30"));
        again.then().statusCode(200).header("ETag", equalTo(configured.header("ETag")));
        wrong.then().statusCode(400).body("errors.field", hasItem("sessionExceptions[0].days"));
        days(school, "2026-09-09", "2026-09-11")
                .then()
                .body("items[0].windows", hasSize(1))
                .body("items[2].windows", hasSize(2))
                .body("items[2].windows[1].yearGroups", contains(0))
                .body("items[2].windows[1].closes", equalTo("2026-09-10T08:50:00Z"))
                .body("items[3].windows[0].closes", equalTo("2026-09-10T12:30:00Z"))
                .body("items[5].windows[0].closes", equalTo("2026-09-11T11:45:00Z"));
        assertThat(events.of(school.urn, "RegisterClosed.v1"))
                .filteredOn(told -> told.subject().contains("/2026-09-10/AM/")
                        || told.subject().contains("/2026-09-11/PM/"))
                .extracting(RegisterEvents.Told::data)
                .hasSize(4)
                .anyMatch(data -> data.contains(school.classId.toString()) && data.contains("2026-09-10T08:30:00Z"))
                .anyMatch(data ->
                        data.contains(school.id("reception").toString()) && data.contains("2026-09-10T08:50:00Z"))
                .anyMatch(data ->
                        data.contains(school.id("reception").toString()) && data.contains("2026-09-11T11:45:00Z"));
    }

    private static Response days(SchoolFixture school, String from, String to) {
        return school.get(school.officer, "/calendars/2026-27/days?from=" + from + "&to=" + to);
    }

    @SafeVarargs
    private static Map<String, Object> with(Map<String, Object>... closures) {
        Map<String, Object> year = new HashMap<>(SchoolFixture.calendar());
        List<Map<String, Object>> all = new ArrayList<>(
                List.of(Map.of("date", "2026-09-18", "sessions", List.of("AM", "PM"), "reason", "INSET")));
        all.addAll(List.of(closures));
        all.sort(Comparator.comparing(closure -> String.valueOf(closure.get("date"))));
        year.put("closures", all);
        return year;
    }
}
