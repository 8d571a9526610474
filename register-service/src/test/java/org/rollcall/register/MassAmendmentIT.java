package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MassAmendmentIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterDatabase database;

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("BHCET-10.9 a coach broke down: thirty pupils are Y1 by one act with one reason, one event and one id")
    void oneAct() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(30);
        SchoolTime.moveTo(DAY, "08:55");
        school.takeAs(school.officer, DAY, "AM", absent(30)).then().statusCode(200);
        SchoolTime.moveTo(DAY, "10:00");

        // When
        var amended = school.post(school.officer, "/amendments", act(school, "Y1", "the coach broke down"));

        // Then
        amended.then()
                .statusCode(201)
                .body("marks", hasSize(30))
                .body("reason", equalTo("the coach broke down"))
                .body("by.role", equalTo("attendance-officer"))
                .body("marks[0].previousCode", equalTo("N"))
                .body("marks[0].class", equalTo("NOT_POSSIBLE"));
        String id = amended.path("amendmentId");
        for (int i : new int[] {0, 29}) {
            school.marksOf(i)
                    .then()
                    .body("items[0].history.code", equalTo(List.of("N", "Y1")))
                    .body("items[0].history[1].amendmentId", equalTo(id))
                    .body("items[0].history[1].previousCode", equalTo("N"))
                    .body("items[0].history[1].reason", equalTo("the coach broke down"));
        }
        assertThat(events.of(school.urn, "MarksAmended.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.subject()).endsWith("/amendments/" + id));
        assertThat(database.ask(
                        school.urn,
                        "SELECT DISTINCT xmin::text FROM mark_version WHERE kind = 'AMENDED' AND school_urn = "
                                + school.urn))
                .as("transactions")
                .hasSize(1);
        assertThat(database.count(
                        school.urn,
                        "SELECT count(*) FROM audit_entry WHERE action = 'marks-amended' AND why IS NOT NULL"
                                + " AND school_urn = " + school.urn))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("All of the marks are amended or none, and every faulty one is named")
    void allOrNothing() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(3);
        SchoolTime.moveTo(DAY, "10:00");
        Map<String, Object> body = act(school, "Y1", "the coach broke down");
        List<Map<String, Object>> marks = named(school);
        body.put("marks", marks);
        marks.add(Map.of("pupilId", UUID.randomUUID().toString()));
        marks.add(Map.of("pupilId", school.pupils.get(0).toString()));
        marks.add(Map.of("pupilId", school.pupils.get(0).toString(), "session", "PM", "code", "Y"));
        marks.add(Map.of("pupilId", school.pupils.get(1).toString(), "date", "2026-09-18"));

        // When
        var refused = school.post(school.officer, "/amendments", body);

        // Then
        refused.then()
                .statusCode(422)
                .body("code", equalTo("pupil-not-on-roll"))
                .body(
                        "errors.field",
                        equalTo(List.of("marks[3].pupilId", "marks[4].pupilId", "marks[5].code", "marks[6].date")));
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + school.urn))
                .isZero();
    }

    @Test
    @DisplayName("AET-6.6 ATT-A1.2.2 BHCET-10.13 no amendment without a reason, and none by another role")
    void reasonAndRole() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo(DAY, "10:00");
        Map<String, Object> silent = act(school, "Y1", " ");

        // Then
        school.post(school.officer, "/amendments", silent)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        school.post(school.head, "/amendments", act(school, "Y1", "coach"))
                .then()
                .statusCode(403);
        school.post(school.teacher, "/amendments", act(school, "Y1", "coach"))
                .then()
                .statusCode(403);
        school.post(school.officer, "/amendments", Map.of("reason", "coach", "marks", List.of()))
                .then()
                .statusCode(400);
    }

    private static Map<Integer, String> absent(int count) {
        Map<Integer, String> absent = new HashMap<>();
        for (int i = 0; i < count; i++) {
            absent.put(i, "N");
        }
        return absent;
    }

    private static Map<String, Object> act(SchoolFixture school, String code, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("reason", reason);
        body.put("date", DAY);
        body.put("session", "AM");
        body.put("code", code);
        body.put("marks", named(school));
        return body;
    }

    private static List<Map<String, Object>> named(SchoolFixture school) {
        List<Map<String, Object>> marks = new ArrayList<>();
        school.pupils.forEach(pupil -> marks.add(Map.of("pupilId", pupil.toString())));
        return marks;
    }
}
