package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegisterCostIT {
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
        List<String> ofTheRequest = statements.of(trace).stream()
                .filter(statement -> !statement.contains("FROM mine CROSS JOIN"))
                .filter(statement -> !statement.startsWith("UPDATE outbox"))
                .toList();
        assertThat(ofTheRequest)
                .satisfiesExactly(
                        first -> assertThat(first).contains("set_config"),
                        second -> assertThat(second)
                                .contains("INSERT INTO mark_version")
                                .contains("INSERT INTO audit_entry"),
                        third -> assertThat(third).startsWith("INSERT INTO outbox"));
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
}
