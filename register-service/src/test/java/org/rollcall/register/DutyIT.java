package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DutyIT {
    private static final String MONDAY = "2026-09-14";
    private static final String TUESDAY = "2026-09-15";

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("KCA-8.2 from the second day on the school asks again when nobody called about an absence today")
    void noCallToday() {
        // Given an illness, an absence reported on its first day, an illness with a call today, and one that begins
        // today
        SchoolFixture school = SchoolFixture.withPupils(5);
        SchoolTime.moveTo(MONDAY, "08:40");
        for (int pupil : List.of(0, 1, 2)) {
            report(school, pupil, MONDAY);
        }
        SchoolTime.moveTo(MONDAY, "08:55");
        school.take(MONDAY, "AM", Map.of(0, "I", 1, "N", 2, "I", 3, "N")).then().statusCode(200);
        SchoolTime.moveTo(TUESDAY, "08:45");
        report(school, 2, TUESDAY);
        SchoolTime.moveTo(TUESDAY, "08:55");
        school.take(TUESDAY, "AM", Map.of(0, "I", 1, "N", 2, "I", 3, "N", 4, "I"))
                .then()
                .statusCode(200);
        var before = duties(school);

        // When
        SchoolTime.moveTo(TUESDAY, "09:30");
        SchoolTime.moveTo(TUESDAY, "14:00");

        // Then
        assertThat(before).isEmpty();
        assertThat(duties(school))
                .extracting(RegisterEvents.Told::subject)
                .containsExactlyInAnyOrder(news(school, 0), news(school, 1));
        assertThat(duties(school))
                .allSatisfy(told -> assertThat(told.data())
                        .contains("\"clause\":\"KCA-8.2\"")
                        .contains("\"contact\":true")
                        .contains("\"open\":true")
                        .contains("\"due\":\"" + TUESDAY + "\""));
    }

    @Test
    @DisplayName(
            "ATT-A1.2.9 ATT-A2.O3 a provider that has not said by the close who was there is asked, and says so later")
    void silentProvider() {
        // Given three pupils taught off the site; of one the provider says that he is there, of one that she is not
        SchoolFixture school = SchoolFixture.under("att-2021", 4);
        SchoolTime.moveTo(MONDAY, "08:40");
        school.post(
                        school.officer,
                        "/arrangements",
                        Map.of(
                                "kind", "OFF_SITE_EDUCATION",
                                "from", MONDAY,
                                "to", "2026-10-23",
                                "note", "Hill centre",
                                "pupilIds",
                                        school.pupils.subList(0, 3).stream()
                                                .map(String::valueOf)
                                                .toList()))
                .then()
                .statusCode(201);
        said(school, Map.of(0, true, 1, false)).then().statusCode(200).body("items", hasSize(3));

        // When
        SchoolTime.moveTo(MONDAY, "09:30");
        var atTheClose = duties(school);
        said(school, Map.of(2, true)).then().statusCode(200);

        // Then
        assertThat(atTheClose.stream().filter(told -> told.data().contains("\"open\":true")))
                .extracting(RegisterEvents.Told::subject)
                .containsExactlyInAnyOrder(duty(school, "provider-absence", 1), duty(school, "provider", 2));
        assertThat(duties(school).getLast().data()).contains("\"open\":false");
        assertThat(duties(school))
                .filteredOn(told -> told.subject().equals(duty(school, "provider", 2)))
                .satisfiesExactly(
                        asked -> assertThat(asked.data()).contains("\"clause\":\"ATT-A1.2.9\""),
                        answered -> assertThat(answered.data()).contains("\"open\":false"));
        school.put(
                        school.officer,
                        "/provider-reports/2026-09-15/AM",
                        Map.of("saidBy", "Tutor", "pupils", List.of(pupil(school, 0, true))))
                .then()
                .statusCode(422)
                .body("code", equalTo("date-in-future"));
        school.put(
                        school.teacher,
                        "/provider-reports/" + MONDAY + "/AM",
                        Map.of("saidBy", "Tutor", "pupils", List.of(pupil(school, 0, true))))
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName(
            "BHCET-15.4 BHCET-15.6 a missing pupil is a task of who is told, of who calls the police, and of the safeguarding lead when found")
    void missingPupil() {
        // Given
        SchoolFixture school = SchoolFixture.under("hogarth-2024", 1);
        SchoolTime.moveTo("2026-09-14", "11:00");
        String incident = school.post(
                        school.office,
                        "/missing-incidents",
                        Map.of(
                                "pupilId",
                                school.pupils.get(0).toString(),
                                "noticedAt",
                                "2026-09-14T10:00:00Z",
                                "noticedBy",
                                "T Teacher"))
                .path("incidentId");

        // When
        var atOnce = duties(school);
        write(school, incident, Map.of("type", "CONTACT", "name", "Parent Of0", "outcome", "NO_ANSWER"));
        var unreachable = duties(school);
        write(school, incident, Map.of("type", "LOCATED", "details", "in the library"));

        // Then
        assertThat(atOnce)
                .extracting(RegisterEvents.Told::subject)
                .contains(missing(school, incident, "tell-office"), missing(school, incident, "tell-head"))
                .doesNotContain(missing(school, incident, "police"));
        assertThat(unreachable)
                .filteredOn(told -> told.subject().equals(missing(school, incident, "police")))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"open\":true", "\"role\":\"head\""));
        assertThat(duties(school))
                .filteredOn(told -> told.data().contains("\"open\":false"))
                .extracting(RegisterEvents.Told::subject)
                .contains(missing(school, incident, "police"), missing(school, incident, "tell-head"));
        assertThat(duties(school))
                .filteredOn(told -> told.subject().equals(missing(school, incident, "welfare")))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"open\":true", "\"role\":\"dsl\""));
    }

    @Test
    @DisplayName("ATT-A6.0 the list of vulnerable pupils is reviewed once when each half term begins")
    void vulnerableList() {
        // Given
        SchoolTime.moveTo("2026-10-23", "18:00");
        SchoolFixture school = SchoolFixture.under("att-2021", 1);

        // When
        SchoolTime.moveTo("2026-11-02", "09:29");
        var before = duties(school);
        SchoolTime.moveTo("2026-11-03", "18:00");

        // Then
        assertThat(before).isEmpty();
        assertThat(duties(school).stream().map(RegisterEvents.Told::subject).distinct())
                .containsExactly(school.urn + "/duties/vulnerable-list/2026-10-31");
        assertThat(duties(school).getFirst().data())
                .contains("\"role\":\"dsl\"", "\"clause\":\"ATT-A6.0\"", "\"due\":\"2026-11-09\"");
    }

    @Test
    @DisplayName("ATT-A5.3 after a deletion to home education the school confirms that the authority has registered it")
    void homeEducation() {
        // Given
        SchoolTime.moveTo("2026-11-06", "10:00");
        SchoolFixture school = SchoolFixture.under("att-2021", 1);

        // When
        school.post(
                        school.head,
                        "/pupils/" + school.pupils.get(0) + "/deletion",
                        Map.of(
                                "ground",
                                "f",
                                "lastDay",
                                "2026-11-06",
                                "evidence",
                                Map.of("writtenNotice", Map.of("on", "2026-11-06", "by", "Parent Of0"))))
                .then()
                .statusCode(201);

        // Then
        assertThat(duties(school))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains(
                                "\"clause\":\"ATT-A5.3\"",
                                "\"role\":\"attendance-officer\"",
                                "\"due\":\"2026-11-13\""));
    }

    private List<RegisterEvents.Told> duties(SchoolFixture school) {
        return events.of(school.urn, "DutyArose.v1");
    }

    private static void report(SchoolFixture school, int pupil, String day) {
        school.post(
                        school.office,
                        "/absence-reports",
                        Map.of(
                                "pupilId",
                                school.pupils.get(pupil).toString(),
                                "from",
                                day,
                                "reason",
                                "ill",
                                "reportedBy",
                                "Parent Of" + pupil,
                                "channel",
                                "PHONE"))
                .then()
                .statusCode(201);
    }

    private static Response said(SchoolFixture school, Map<Integer, Boolean> attended) {
        return school.put(
                school.frontEnd,
                "/provider-reports/" + MONDAY + "/AM",
                Map.of(
                        "saidBy",
                        "Tutor Test",
                        "pupils",
                        attended.entrySet().stream()
                                .map(entry -> pupil(school, entry.getKey(), entry.getValue()))
                                .toList()));
    }

    private static Map<String, Object> pupil(SchoolFixture school, int pupil, boolean attended) {
        return Map.of("pupilId", school.pupils.get(pupil).toString(), "attended", attended);
    }

    private static void write(SchoolFixture school, String incident, Map<String, Object> entry) {
        school.post(school.office, "/missing-incidents/" + incident + "/entries", entry)
                .then()
                .statusCode(201);
    }

    private static String news(SchoolFixture school, int pupil) {
        return school.urn + "/duties/news/" + school.pupils.get(pupil) + "/" + TUESDAY;
    }

    private static String duty(SchoolFixture school, String kind, int pupil) {
        return school.urn + "/duties/" + kind + "/" + school.pupils.get(pupil) + "/" + MONDAY + "/AM";
    }

    private static String missing(SchoolFixture school, String incident, String step) {
        return school.urn + "/duties/missing/" + incident + "/" + step;
    }
}
