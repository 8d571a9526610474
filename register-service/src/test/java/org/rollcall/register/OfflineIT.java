package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OfflineIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterDatabase database;

    @Test
    @DisplayName(
            "An older register from a device without network never overwrites a newer mark, and is not lost either")
    void olderNeverOverwritesNewer() {
        // Given a mark of 09:05 and a register that was taken at 08:52 and arrives at 09:20
        SchoolFixture school = SchoolFixture.withPupils(3);
        SchoolTime.moveTo(DAY, "09:05");
        school.put(
                        school.officer,
                        school.register(DAY, "AM"),
                        Map.of(
                                "marks",
                                List.of(Map.of("pupilId", school.pupils.get(0).toString(), "code", "L"))))
                .then()
                .statusCode(200);
        SchoolTime.moveTo(DAY, "09:20");

        // When
        Response late = send(school, "OFFLINE", "07:52:00", Map.of(0, "N"));
        Response again = send(school, "OFFLINE", "07:52:00", Map.of(0, "N"));

        // Then
        late.then()
                .statusCode(200)
                .body("taken", equalTo(3))
                .body("overtaken", equalTo(List.of(school.pupils.get(0).toString())))
                .body("marks[0].code", equalTo("L"))
                .body("marks[1].code", equalTo("/"));
        again.then().statusCode(200).body("revision", equalTo(late.<Integer>path("revision")));
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactly("L");
        assertThat(database.ask(
                        school.urn,
                        "SELECT code || ' ' || by_role FROM overtaken_entry WHERE school_urn = " + school.urn))
                .containsExactly("N attendance-officer");
    }

    @Test
    @DisplayName("Registers that arrive in the wrong order end with the one that was taken last")
    void outOfOrder() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "09:20");

        // When
        send(school, "OFFLINE", "08:10:00", Map.of(0, "L")).then().statusCode(200);
        send(school, "OFFLINE", "07:55:00", Map.of(0, "N")).then().statusCode(200);

        // Then
        assertThat(school.marksOf(0).<String>path("items[0].code")).isEqualTo("L");
        assertThat(school.marksOf(0).<String>path("items[0].history[0].at")).isEqualTo(DAY + "T08:10:00Z");
    }

    @Test
    @DisplayName("KCA-9.13 a register on paper keyed after the close keeps when it was handed in, and is not late")
    void onPaper() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolFixture other = SchoolFixture.withPupils(1);
        SchoolTime.moveTo(DAY, "10:20");

        // When
        send(school, "PAPER", "08:12:00", Map.of(0, "N")).then().statusCode(200).body("marks", hasSize(2));
        send(other, "PAPER", "08:16:00", Map.of()).then().statusCode(200);
        Response changed = send(school, "PAPER", "08:25:00", Map.of(0, "L"));

        // Then
        assertThat(school.marksOf(0).<String>path("items[0].history[0].at")).isEqualTo(DAY + "T08:12:00Z");
        assertThat(school.marksOf(0).<String>path("items[0].history[0].recordedAt"))
                .startsWith(DAY + "T09:20");
        school.get(school.officer, "/registers/" + DAY + "/AM")
                .then()
                .body("items[0].source", equalTo("PAPER"))
                .body("items[0].late", equalTo(false));
        other.get(other.officer, "/registers/" + DAY + "/AM").then().body("items[0].late", equalTo(true));
        changed.then().statusCode(409).body("code", equalTo("amendment-required"));
    }

    private static Response send(SchoolFixture school, String source, String utc, Map<Integer, String> others) {
        Map<String, Object> body = new HashMap<>(school.marks("/", others));
        body.put("source", source);
        body.put("takenAt", DAY + "T" + utc + "Z");
        return school.put(school.officer, school.register(DAY, "AM"), body);
    }
}
