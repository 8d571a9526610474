package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PupilLifeIT {
    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("BHCET-8.1 one pupil from prospective to re-admitted, with every change kept (ATT-A1.4.1)")
    void oneLife() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        String pupil = "/pupils/" + school.id("life");
        Map<String, Object> entry = new HashMap<>(school.entry(7));
        entry.put("startDate", "2026-09-14");
        school.put(
                        school.officer,
                        "/classes/" + school.id("other-class"),
                        Map.of("name", "3B", "yearGroup", 3, "teachers", List.of()))
                .then()
                .statusCode(201);

        // When: prospective
        SchoolTime.moveTo("2026-09-10", "08:55");
        school.put(school.officer, pupil, entry)
                .then()
                .statusCode(201)
                .body("status", equalTo("PROSPECTIVE"))
                .body("compulsorySchoolAge.from", equalTo("2022-03-31"))
                .body("compulsorySchoolAge.to", equalTo("2033-06-24"))
                .body("compulsorySchoolAge.now", equalTo(true));
        suggested(school, "2026-09-10", "AM", school.classId.toString()).then().body(path(school), equalTo("Z"));

        // When: on roll, with a flag, in another class, registered at a second school
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.put(school.officer, school.register("2026-09-14", "AM"), marks(school, "/"))
                .then()
                .statusCode(200);
        entry.put("flags", List.of("YOUNG_CARER"));
        school.put(school.officer, pupil, entry)
                .then()
                .statusCode(200)
                .body("status", equalTo("ON_ROLL"))
                .body("flags[0].from", equalTo("2026-09-14"));
        SchoolTime.moveTo("2026-09-21", "08:55");
        entry.put("classId", school.id("other-class").toString());
        school.put(school.officer, pupil, entry).then().statusCode(200);
        entry.put(
                "dualRegistration",
                Map.of(
                        "schoolName",
                        "Oak Hospital School",
                        "main",
                        "HERE",
                        "from",
                        "2026-09-21",
                        "sessions",
                        List.of(Map.of("day", "TUESDAY", "session", "PM"))));
        school.put(school.officer, pupil, entry)
                .then()
                .statusCode(200)
                .body("dualRegistration.mainHere", equalTo(true));
        SchoolTime.moveTo("2026-09-22", "13:02");
        suggested(school, "2026-09-22", "PM", school.id("other-class").toString())
                .then()
                .body(path(school), equalTo("D"));

        // When: deleted
        SchoolTime.moveTo("2026-10-16", "10:00");
        school.post(
                        school.head,
                        pupil + "/deletion",
                        DeletionIT.asked(
                                "a",
                                "2026-10-16",
                                Map.of("schoolName", "Oak Hospital School", "startDate", "2026-10-19"),
                                Map.of("startConfirmed", Map.of("on", "2026-10-15", "by", "Oak Hospital School"))))
                .then()
                .statusCode(201);
        SchoolTime.moveTo("2026-10-19", "08:55");
        school.get(school.officer, pupil).then().body("status", equalTo("LEFT"));
        school.get(school.officer, "/pupils?status=LEFT")
                .then()
                .body("items.pupilId", contains(school.id("life").toString()));

        // When: back again
        SchoolTime.moveTo("2026-11-16", "08:30");
        entry.remove("dualRegistration");
        entry.put("startDate", "2026-10-10");
        Response withinTheOldStay = school.put(school.officer, pupil, entry);
        entry.put("startDate", "2026-11-16");
        Response readmitted = school.put(school.officer, pupil, entry);
        SchoolTime.moveTo("2026-11-16", "08:55");
        Response taken =
                school.put(school.officer, "/registers/2026-11-16/AM/" + school.id("other-class"), marks(school, "/"));
        Response oldMark = school.post(
                school.officer, pupil + "/marks/2026-10-15/AM/amendments", Map.of("code", "I", "reason", "told later"));
        Response inBetween = school.post(
                school.officer, pupil + "/marks/2026-11-04/AM/amendments", Map.of("code", "I", "reason", "told later"));

        // Then
        withinTheOldStay.then().statusCode(422).body("code", equalTo("start-within-earlier-stay"));
        readmitted.then().statusCode(200).body("status", equalTo("ON_ROLL")).body("lastDay", equalTo(null));
        taken.then().statusCode(200);
        oldMark.then().statusCode(201);
        inBetween.then().statusCode(422);
        Response history = school.get(school.officer, pupil + "/history");
        history.then()
                .statusCode(200)
                .body("items", hasSize(6))
                .body("items[0].changes.field", hasItems("dualRegistration", "startDate"))
                .body("items[1].deletion.lastDay", equalTo("2026-10-16"))
                .body("items[3].changes.field", contains("classId"))
                .body("items[3].changes[0].before", equalTo(school.classId.toString()))
                .body("items[3].by.role", equalTo("attendance-officer"))
                .body("items[4].changes.field", contains("flags"));
        assertThat(events.of(school.urn, "PupilAdmitted.v1"))
                .filteredOn(told -> told.subject().endsWith(school.id("life").toString()))
                .extracting(RegisterEvents.Told::data)
                .hasSize(2)
                .last()
                .asString()
                .contains("\"startDate\":\"2026-09-14\"", "\"readmittedOn\":\"2026-11-16\"");
    }

    @Test
    @DisplayName(
            "KCA-16.D4 admissions of one child are joined by number across the trust, siblings found at its schools")
    void oneChildAtTwoSchools() {
        // Given
        SchoolFixture one = SchoolFixture.withPupils(1);
        SchoolFixture other = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:00");
        Map<String, Object> here = new HashMap<>(one.entry(0));
        here.put("upn", upn(one.urn));
        here.put("siblings", List.of(other.pupils.getFirst().toString()));
        Map<String, Object> there = new HashMap<>(other.entry(0));
        there.put("upn", upn(one.urn));
        one.put(one.officer, "/pupils/" + one.pupils.getFirst(), here).then().statusCode(200);

        // When
        Response linked = other.put(other.officer, "/pupils/" + other.pupils.getFirst(), there);
        Response siblings = one.get(one.officer, "/pupils/" + one.pupils.getFirst() + "/siblings");

        // Then
        linked.then()
                .statusCode(200)
                .body("links[0].urn", equalTo(one.urn))
                .body("links[0].pupilId", equalTo(one.pupils.getFirst().toString()));
        one.get(one.officer, "/pupils/" + one.pupils.getFirst()).then().body("links[0].urn", equalTo(other.urn));
        siblings.then()
                .statusCode(200)
                .body("items[0].urn", equalTo(other.urn))
                .body("items[0].status", equalTo("ON_ROLL"))
                .body("items[0].forename", equalTo(null));
        assertThat(events.of(one.urn, "PupilLinked.v1")).hasSize(1);
        assertThat(events.of(other.urn, "PupilLinked.v1")).hasSize(1);
    }

    @Test
    void aFileJoinsTheAdmissionsOfOneChildToo() {
        // Given
        SchoolFixture one = SchoolFixture.withPupils(1);
        SchoolFixture other = SchoolFixture.withPupils(0);
        SchoolTime.moveTo("2026-09-14", "08:00");
        Map<String, Object> here = new HashMap<>(one.entry(0));
        here.put("upn", upn(one.urn));
        one.put(one.officer, "/pupils/" + one.pupils.getFirst(), here).then().statusCode(200);

        // When
        given().auth()
                .oauth2(other.officer)
                .contentType("text/csv")
                .body(("upn,legalSurname,legalForename,sex,dateOfBirth,startDate,className,yearGroup,address,laCode,"
                                + "parentName\n" + upn(one.urn)
                                + ",Imported,Sam,F,2018-02-03,2026-09-03,3A,3,1 Test Street,202,Parent\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/schools/" + other.urn + "/imports?kind=pupils")
                .then()
                .statusCode(202);
        SchoolTime.awaitQuiet();

        // Then
        one.get(one.officer, "/pupils/" + one.pupils.getFirst()).then().body("links.urn", contains(other.urn));
        assertThat(events.of(other.urn, "PupilLinked.v1")).hasSize(1);
    }

    @Test
    @DisplayName("KCA-3.1 BHCET-8.2 what a policy wants is a warning; a number with the wrong letter is refused")
    void whatAPolicyWantsIsAWarning() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> entry = new HashMap<>(school.entry(0));
        entry.put("knownAs", "Sam");
        entry.put("dateOfBirth", "2018-10-03");
        entry.put(
                "upn",
                (upn(school.urn).startsWith("A") ? "B" : "A") + upn(school.urn).substring(1));
        SchoolTime.moveTo("2026-09-14", "08:00");

        // When
        Response wrong = school.put(school.officer, "/pupils/" + school.pupils.getFirst(), entry);
        entry.put("upn", upn(school.urn));
        entry.put(
                "contacts",
                List.of(contact(school, 1, "+441632960101", "+441632960102"), contact(school, 2, "+441632960102")));
        Response two = school.put(school.officer, "/pupils/" + school.pupils.getFirst(), entry);
        entry.put(
                "contacts",
                List.of(contact(school, 1, "+441632960101", "+441632960102"), contact(school, 2, "+441632960103")));
        Response three = school.put(school.officer, "/pupils/" + school.pupils.getFirst(), entry);

        // Then
        wrong.then().statusCode(422).body("code", equalTo("upn-invalid"));
        two.then()
                .statusCode(200)
                .body("warnings", contains("contacts: holds 2 numbers besides the parents'; 3 are wanted (KCA-3.1)"));
        three.then().statusCode(200).body("warnings", hasSize(0));
    }

    private static Map<String, Object> contact(SchoolFixture school, int number, String... phones) {
        return Map.of(
                "contactId",
                school.id("contact-" + number).toString(),
                "name",
                "Grandparent " + number,
                "relationship",
                "grandparent",
                "phones",
                List.of(phones));
    }

    private static Map<String, Object> marks(SchoolFixture school, String code) {
        return Map.of("marks", List.of(Map.of("pupilId", school.id("life").toString(), "code", code)));
    }

    private static Response suggested(SchoolFixture school, String date, String session, String classId) {
        return school.get(school.officer, "/registers/" + date + "/" + session + "/" + classId);
    }

    private static String path(SchoolFixture school) {
        return "pupils.find { it.pupilId == '" + school.id("life") + "' }.suggestedCode";
    }

    /** A number of the right form with its check letter, another one for each school. */
    private static String upn(int urn) {
        String digits = "202%06d260".formatted(urn % 1_000_000).substring(0, 12);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i + 2);
        }
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) + digits;
    }
}
