package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.BatchCost;

@QuarkusTest
class RegisterCostIT {
    /** With a third of headroom over what was measured. */
    private static final long MOST_BYTES = 460_000;

    @Inject
    RegisterDatabase database;

    @Inject
    RegisterEvents events;

    @Inject
    RecordedStatements statements;

    @Test
    @DisplayName("A register of 30 is three statements, one transaction, one outbox row and one Kafka record")
    void aRegisterOfThirtyCostsThreeStatements() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(30);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of()).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "13:02");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        given().auth()
                .oauth2(school.officer)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body(school.marks("\\", Map.of(3, "N")))
                .put("/api/v1/schools/" + school.urn + school.register("2026-09-14", "PM"))
                .then()
                .statusCode(200);
        SchoolTime.awaitQuiet();

        // Then
        // The relay may go on in the same trace: a look that names its scope first.
        List<String> ofTheRequest = statements.of(trace).stream()
                .filter(statement -> !statement.contains("FROM mine CROSS JOIN"))
                .filter(statement -> !statement.startsWith("UPDATE outbox"))
                .toList();
        assertThat(ofTheRequest.subList(0, 3))
                .satisfiesExactly(
                        first -> assertThat(first).contains("set_config"),
                        second -> assertThat(second)
                                .contains("INSERT INTO mark_version")
                                .contains("INSERT INTO audit_entry"),
                        third -> assertThat(third).startsWith("INSERT INTO outbox"));
        assertThat(ofTheRequest)
                .hasSizeLessThanOrEqualTo(4)
                .last()
                .satisfies(last -> assertThat(last).containsAnyOf("INSERT INTO outbox", "set_config"));
        String where = " WHERE school_urn = " + school.urn + " AND session_date = '2026-09-14' AND session = 'PM'";
        assertThat(database.ask(
                        school.urn,
                        "SELECT DISTINCT xmin::text FROM mark_version" + where
                                + " UNION SELECT xmin::text FROM class_register" + where
                                + " UNION SELECT xmin::text FROM n_clock" + where))
                .as("transactions that wrote the register")
                .hasSize(1);
        String subject = school.urn + "/2026-09-14/PM/" + school.classId;
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version" + where))
                .isEqualTo(30);
        assertThat(database.count(school.urn, "SELECT count(*) FROM outbox WHERE subject = '" + subject + "'"))
                .isEqualTo(1);
        assertThat(events.of(school.urn, "RegisterTaken.v1"))
                .filteredOn(told -> told.subject().equals(subject))
                .hasSize(1);
    }

    @Test
    @DisplayName("A register of 30 allocates no more than it needs from the request to the answer")
    void aRegisterOfThirtyAllocatesLittle() throws Exception {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(30);
        SchoolTime.moveTo("2026-12-18", "17:00");
        SchoolTime.awaitQuiet();
        String body = new ObjectMapper().writeValueAsString(school.marks("/", Map.of()));
        List<LocalDate> days = LocalDate.of(2026, 9, 7)
                .datesUntil(LocalDate.of(2026, 12, 18))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(day -> day.getMonthValue() != 10 && day.getDayOfMonth() != 18)
                .toList();

        // When
        List<Long> allocated = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (LocalDate day : days) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                                + "/api/v1/schools/" + school.urn + school.register(day.toString(), "AM")))
                        .header("Authorization", "Bearer " + school.frontEnd)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                allocated.add(BatchCost.allocatedBy(() -> {
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }));
            }
        }

        // Then
        assertThat(allocated.stream().skip(allocated.size() / 2).min(Long::compare))
                .hasValueSatisfying(least -> assertThat(least)
                        .as("bytes, those of the client with them")
                        .isLessThan(MOST_BYTES));
    }
}
