package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MissingIT {
    @Test
    @DisplayName("BHCET-15.2, BHCET-15.3, BHCET-15.4, BHCET-15.5, BHCET-15.6, BHCET-15.7, BHCET-15.7b an incident from"
            + " the notice to its report")
    void anIncidentFromTheNoticeToItsReport() throws IOException {
        // Given
        SchoolFixture school = hogarth(1);
        Map<String, Object> entry = new HashMap<>(school.entry(0));
        entry.put("flags", List.of("LAC"));
        entry.put("from", "2026-09-03");
        entry.put(
                "contacts",
                List.of(Map.of(
                        "contactId",
                        school.id("gran").toString(),
                        "name",
                        "Gran Test",
                        "relationship",
                        "grandmother",
                        "phones",
                        List.of("+441632960009"))));
        school.put(school.officer, "/pupils/" + school.pupils.get(0), entry)
                .then()
                .statusCode(200);
        SchoolTime.moveTo("2026-11-12", "11:00");

        // When
        Response opened = open(school);
        String incident = opened.path("incidentId");

        // Then
        opened.then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("clause", equalTo("BHCET-15.2"))
                .body("search", hasSize(6))
                .body("toCall.name", equalTo(List.of("Parent Of0", "Gran Test")))
                .body("told.name", equalTo(List.of("head", "office", "dsl")));
        assertThat(opened.<List<String>>path("told.at").stream().distinct()).hasSize(1);
        open(school).then().statusCode(409).body("code", equalTo("already-missing"));

        SchoolTime.moveTo("2026-11-12", "11:20");
        write(school, incident, Map.of("type", "SEARCHED", "area", "changing-rooms"))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-area"));
        write(school, incident, Map.of("type", "SEARCHED", "area", "outside"))
                .then()
                .statusCode(422)
                .body("code", equalTo("phone-needed"));
        for (String area : List.of("classrooms", "toilets", "library", "outbuildings", "grounds")) {
            write(school, incident, Map.of("type", "SEARCHED", "area", area))
                    .then()
                    .statusCode(201);
        }
        write(school, incident, Map.of("type", "SEARCHED", "area", "outside", "phone", "07700900001"))
                .then()
                .statusCode(201)
                .body(state("parents"), equalTo("DUE"));
        write(school, incident, Map.of("type", "CONTACT", "name", "Parent Of0", "outcome", "HEARD_NOTHING"))
                .then()
                .body(state("parents"), equalTo("DONE"))
                .body(state("police"), equalTo("WAITING"));
        write(school, incident, Map.of("type", "CONTACT", "name", "Gran Test", "outcome", "NO_ANSWER"))
                .then()
                .body(state("police"), equalTo("DUE"));
        write(school, incident, Map.of("type", "POLICE", "details", "called 999"))
                .then()
                .statusCode(201);
        SchoolTime.moveTo("2026-11-12", "11:40");
        write(
                        school,
                        incident,
                        Map.of("type", "LOCATED", "at", "2026-11-12T11:40:00Z", "details", "in the boiler room"))
                .then()
                .body("state", equalTo("LOCATED"))
                .body("minutes", equalTo(40))
                .body("steps.step", hasItem("located-tell-police"));
        school.post(school.head, "/missing-incidents/" + incident + "/closure", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("incident-incomplete"));
        write(school, incident, Map.of("type", "TOLD", "name", "parents"))
                .then()
                .statusCode(201);
        write(school, incident, Map.of("type", "TOLD", "name", "police")).then().statusCode(201);
        write(school, incident, Map.of("type", "WELFARE", "details", "warm drink, talked it through"))
                .then()
                .statusCode(201);
        write(school, incident, Map.of("type", "FORM", "details", "The class went from art to lunch by two doors."))
                .then()
                .statusCode(201);
        Map<String, Object> report = Map.of(
                "type",
                "REPORT",
                "conclusion",
                "An unlocked door.",
                "details",
                "The door to the boiler room is locked now.");
        write(school, incident, report).then().statusCode(403);
        school.post(school.head, "/missing-incidents/" + incident + "/entries", report)
                .then()
                .statusCode(201);
        school.post(school.head, "/missing-incidents/" + incident + "/closure", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        write(school, incident, Map.of("type", "NOTE", "details", "too late"))
                .then()
                .statusCode(409)
                .body("code", equalTo("incident-closed"));
        school.get(school.office, "/missing-incidents?state=CLOSED").then().body("items", hasSize(1));
        school.get(school.office, "/missing-incidents?state=OPEN").then().body("items", hasSize(0));
        for (String page : List.of("form", "report")) {
            byte[] pdf = school.get(school.head, "/missing-incidents/" + incident + "/" + page + ".pdf")
                    .then()
                    .statusCode(200)
                    .contentType("application/pdf")
                    .extract()
                    .asByteArray();
            assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            Files.write(Path.of("target", "incident-" + page + ".pdf"), pdf);
        }
    }

    @Test
    void aPolicyWithoutAProcedureSaysSoAndOthersSeeNothing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolFixture other = hogarth(1);
        SchoolTime.moveTo("2026-11-12", "11:00");

        // Then
        open(school).then().statusCode(422).body("code", equalTo("no-procedure"));
        String incident = open(other).path("incidentId");
        school.get(school.office, "/missing-incidents/" + incident).then().statusCode(404);
        school.get(other.office, "/missing-incidents/" + incident).then().statusCode(404);
        other.get(other.frontEnd, "/missing-incidents/" + incident).then().statusCode(403);
        other.post(other.office, "/missing-incidents", Map.of("pupilId", "x"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("noticedBy"));
        other.post(
                        other.office,
                        "/missing-incidents",
                        Map.of(
                                "pupilId", other.pupils.get(0).toString(),
                                "noticedBy", "x",
                                "noticedAt", "2026-11-12T12:00:00Z"))
                .then()
                .statusCode(422);
    }

    private static String state(String step) {
        return "steps.find { it.step == '" + step + "' }.state";
    }

    private static SchoolFixture hogarth(int pupils) {
        SchoolFixture school = SchoolFixture.withPupils(pupils);
        school.put(
                        TestRoles.central(),
                        "/policy",
                        Map.of("policyId", "hogarth-2024", "from", "2026-09-01", "settings", Map.of()))
                .then()
                .statusCode(200);
        return school;
    }

    private static Response open(SchoolFixture school) {
        return school.post(
                school.teacher,
                "/missing-incidents",
                Map.of(
                        "pupilId", school.pupils.get(0).toString(),
                        "noticedAt", "2026-11-12T11:00:00Z",
                        "noticedBy", "Teacher Test",
                        "lastSeen", "the art room at 10:50"));
    }

    private static Response write(SchoolFixture school, String incident, Map<String, Object> entry) {
        return school.post(school.office, "/missing-incidents/" + incident + "/entries", entry);
    }
}
