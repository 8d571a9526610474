package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.register.closing.DueWork;

@QuarkusTest
class CloseCostIT {
    private static final int SCHOOLS = 60;
    private static final Instant CLOSE = Instant.parse("2026-09-15T08:30:00Z");

    @Inject
    RegisterEvents events;

    @Inject
    RecordedStatements statements;

    @Inject
    DueWork dueWork;

    @Test
    @DisplayName("Sixty schools that close at once are two transactions of a few statements, and each closes once")
    void schoolsThatCloseAtOnceAreClosedFiftyAtATime() {
        // Given
        SchoolTime.moveTo("2026-09-15", "08:00");
        List<SchoolFixture> schools = Stream.generate(() -> SchoolFixture.withPupils(1))
                .limit(SCHOOLS)
                .toList();
        SchoolTime.moveTo("2026-09-15", "09:10");
        schools.getFirst().take("2026-09-15", "AM", Map.of()).then().statusCode(200);
        SchoolTime.moveTo("2026-09-15", "09:29");
        assertThat(seesWorkAt(CLOSE.minusSeconds(1))).isFalse();
        assertThat(seesWorkAt(CLOSE)).isTrue();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4799";

        // When
        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body(Map.of("now", CLOSE.toString()))
                .post("/internal/dev/due")
                .then()
                .statusCode(204);
        SchoolTime.moveTo("2026-09-15", "10:00");
        SchoolTime.awaitQuiet();

        // Then
        List<String> closing = statements.of(trace).stream()
                .filter(statement -> !statement.contains("SELECT urn FROM school"))
                .filter(statement ->
                        !statement.contains("FROM mine CROSS JOIN") && !statement.startsWith("UPDATE outbox"))
                // The relay's transactions begin so, whose number is that of its looks.
                .filter(statement -> !statement.contains("set_config(?, ?, true)"))
                .dropWhile(statement -> !statement.startsWith("SELECT DISTINCT school_urn"))
                .toList();
        assertThat(closing)
                .filteredOn(statement -> statement.contains("SET close_told = true"))
                .hasSize(2);
        assertThat(closing)
                .filteredOn(statement -> statement.startsWith("INSERT INTO outbox"))
                .hasSize(2);
        assertThat(closing)
                .as("statements of two transactions, whatever the number of schools")
                .hasSizeLessThanOrEqualTo(13);
        assertThat(schools)
                .allSatisfy(school -> assertThat(events.of(school.urn, "RegisterClosed.v1"))
                        .filteredOn(told -> told.subject().contains("2026-09-15/AM"))
                        .singleElement()
                        .satisfies(told -> assertThat(told.data())
                                .contains(school == schools.getFirst() ? "\"missing\":[]" : "\"missing\":[\"")));
        assertThat(seesWorkAt(CLOSE)).isFalse();
    }

    private boolean seesWorkAt(Instant until) {
        return dueWork.isWorthLooking(until).await().indefinitely();
    }
}
