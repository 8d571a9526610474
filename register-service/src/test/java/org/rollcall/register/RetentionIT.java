package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionIT {
    @Inject
    RegisterDatabase database;

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("BHCET-10.14 the registry says what is kept how long, and by whose word")
    void theRegistrySaysWhatIsKeptHowLong() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(0);

        // When
        Response registry = school.get(school.head, "/retention");

        // Then
        registry.then()
                .statusCode(200)
                .body("policyId", equalTo("kings-cross-2024"))
                .body("items.kind", hasItem("attendance-entry"))
                .body(item("years"), equalTo(6))
                .body(item("basis"), equalTo("LAW"))
                .body(item("lint"), nullValue());
        school.get(school.teacher, "/retention").then().statusCode(403);
        school.get(TestRoles.central(), "/retention").then().statusCode(200);
    }

    @Test
    @DisplayName(
            "NAT-2024.7 BHCET-10.14, AET-6.7, ATT-3.5 refused up to and including the last day of six years, allowed the day after")
    void refusedUpToAndIncludingTheLastDayOfSixYears() {
        // Given: the last entry is of 14 September 2026
        SchoolFixture school = schoolWithALeaver();
        UUID pupil = school.pupils.get(0);

        // When
        SchoolTime.moveTo("2032-09-14", "09:00");
        Response refused = purge(school, pupil);
        SchoolTime.moveTo("2032-09-15", "09:00");
        Response allowed = purge(school, pupil);

        // Then
        refused.then().statusCode(409).body("code", equalTo("still-kept")).body("detail", containsString("2032-09-14"));
        allowed.then().statusCode(201).body("items.find { it.kind == 'attendance-entry' }.purged", equalTo(2));
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version WHERE pupil_id = '" + pupil + "'"))
                .isZero();
        assertThat(database.count(school.urn, "SELECT count(*) FROM pupil")).isEqualTo(1);
        assertThat(events.of(school.urn, "PupilPurged.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains(pupil.toString()));
        assertThat(database.count(
                        school.urn,
                        "SELECT count(*) FROM outbox WHERE urn = " + school.urn
                                + " AND topic = 'register.people.v1' AND payload IS NULL"))
                .isEqualTo(1);
        school.get(school.head, "/pupils/" + pupil).then().statusCode(404);
        purge(school, pupil).then().statusCode(404);
    }

    @Test
    void theScheduleErasesWhoIsDueAndAHoldKeepsWhoIsHeld() {
        // Given
        SchoolFixture school = schoolWithALeaver();
        SchoolFixture held = schoolWithALeaver();
        held.put(held.head, "/retention/holds/" + held.pupils.get(0), Map.of("reason", "a claim is pending"))
                .then()
                .statusCode(201);
        held.put(held.head, "/retention/holds/" + held.pupils.get(0), Map.of("reason", "again"))
                .then()
                .statusCode(409);

        // When
        SchoolTime.moveTo("2033-08-01", "03:00");
        Response proofs = school.get(school.head, "/retention/proofs");
        Response heldProofs = held.get(held.head, "/retention/proofs");

        // Then
        String attendance = "items.findAll { it.kind == 'attendance-entry' && it.ranAt == '2033-08-01T02:00:00Z' }";
        proofs.then()
                .body(attendance + ".purged", equalTo(List.of(2)))
                .body(attendance + ".held", equalTo(List.of(0)))
                .body(attendance + ".madeUntil", equalTo(List.of("2027-07-31")));
        heldProofs
                .then()
                .body(attendance + ".purged", equalTo(List.of(0)))
                .body(attendance + ".held", equalTo(List.of(1)));
        assertThat(proofs.asString())
                .doesNotContain(school.pupils.get(0).toString())
                .doesNotContain("Testpupil");
        purge(held, held.pupils.get(0)).then().statusCode(409).body("code", equalTo("legal-hold"));
        held.post(
                        TestRoles.central(),
                        "/retention/holds/" + held.pupils.get(0) + "/release",
                        Map.of("reason", "the claim was settled"))
                .then()
                .statusCode(200);
        purge(held, held.pupils.get(0)).then().statusCode(201);
        held.get(held.head, "/retention/holds").then().body("items", hasSize(0));
    }

    @Test
    void theDatabaseItselfRefusesToEraseTooEarly() {
        // Given
        SchoolFixture school = schoolWithALeaver();
        SchoolTime.moveTo("2026-10-01", "09:00");

        // Then
        assertThatThrownBy(() -> database.ask(
                        school.urn, "SELECT kind FROM purge_pupil(" + school.urn + ", '" + school.pupils.get(0) + "')"))
                .hasStackTraceContaining("six years");
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version"))
                .isEqualTo(4);
        purge(school, school.pupils.get(1)).then().statusCode(409).body("code", equalTo("still-kept"));
        school.post(
                        school.officer,
                        "/retention/purges",
                        Map.of("pupilId", school.pupils.get(0).toString()))
                .then()
                .statusCode(403);
    }

    private static String item(String field) {
        return "items.find { it.kind == 'attendance-entry' }." + field;
    }

    /** Two pupils of whom the first left on the day of the last mark. */
    private SchoolFixture schoolWithALeaver() {
        SchoolTime.moveTo("2026-09-04", "07:00");
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of()).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "13:10");
        school.take("2026-09-14", "PM", Map.of()).then().statusCode(200);
        database.change(
                school.urn, "UPDATE pupil SET last_day = '2026-09-14' WHERE pupil_id = '" + school.pupils.get(0) + "'");
        database.change(
                school.urn, "UPDATE school SET config_revision = config_revision + 1 WHERE urn = " + school.urn);
        // The years to come are not played: what is kept how long does not depend on registers that nobody took.
        database.forgetSessions();
        return school;
    }

    private static Response purge(SchoolFixture school, UUID pupil) {
        return school.post(school.head, "/retention/purges", Map.of("pupilId", pupil.toString()));
    }
}
