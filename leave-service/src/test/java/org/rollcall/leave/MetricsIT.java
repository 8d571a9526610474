package org.rollcall.leave;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ExposedMetrics;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class MetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DataSource database;

    @Test
    void whatTheAlertsRelyOnIsExposed() {
        // Given
        given().get("/api/v1/schools/900001");

        // When
        String page = given().get("/q/metrics").asString();

        // Then
        assertThat(ExposedMetrics.missing("leave", page)).isEmpty();
    }

    @Test
    void whatWasCommittedAndNotSentIsCountedWithItsAge() throws SQLException {
        try (Connection relay = database.getConnection()) {
            // Given
            relay.setAutoCommit(false);
            execute(relay, "SELECT pg_advisory_xact_lock(7655, 959001)");

            // When
            execute("INSERT INTO outbox (event_id, topic, urn, key, type, subject, payload, created_at) VALUES"
                    + " (gen_random_uuid(), 'leave.events.v1', 959001, '959001', 'LeaveRefused', 's', '{}',"
                    + " now() - interval '10 minutes')");

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(gauge("rollcall_outbox_rows")).isPositive();
                assertThat(gauge("rollcall_outbox_age_seconds")).isGreaterThanOrEqualTo(600);
            });
            execute("DELETE FROM outbox WHERE urn = 959001");
            relay.commit();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gauge("rollcall_outbox_age_seconds")).isLessThan(600));
    }

    @Test
    void whatWasSetAsideIsCountedUntilAPersonDecides() throws SQLException {
        // Given
        double before = await().atMost(PATIENCE).until(() -> gauge("rollcall_dead_letters_held"), held -> held >= 0);

        // When
        execute("INSERT INTO dead_letter (consumer, event_id, urn, topic, key, type, subject, failure) VALUES"
                + " ('test', gen_random_uuid(), 959002, 'register.events.v1', '959002', 'Unreadable', 's', 'f')");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gauge("rollcall_dead_letters_held")).isGreaterThan(before));
        execute("DELETE FROM dead_letter WHERE urn = 959002");
    }

    private static double gauge(String name) {
        return ExposedMetrics.gauge(name, given().get("/q/metrics").asString());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
