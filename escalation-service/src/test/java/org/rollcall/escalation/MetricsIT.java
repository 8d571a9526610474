package org.rollcall.escalation;

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
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
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
        assertThat(ExposedMetrics.missing("escalation", page)).isEmpty();
    }

    @Test
    void lettersOfUnknownFateAndOverdueNotificationsAreCountedOverAllSchools() throws SQLException {
        // Given
        double unknown = known("rollcall_letters_unknown");
        double overdue = known("rollcall_notifications_overdue");

        // When
        execute("""
                INSERT INTO school (urn, revision, name, la_code, trust_uid, policies, sessions)
                VALUES (920950, 1, 'Metrics', '801', '1', '[]', '[]');
                INSERT INTO letter_request (school_urn, finding_id, step, pupil_id, rule_id, clauses, policy_id, template,
                       needs_approval, review_only, raised_at, state)
                VALUES (920950, 'c0ffee00-0000-4000-8000-000000000001', 's', gen_random_uuid(), 'r', '{}', 'p', 't',
                       false, false, '2026-09-14', 'WRITTEN');
                INSERT INTO letter (school_urn, id, finding_id, step, parent_id, pupil_id, channel, state, revision,
                       created_at, state_at)
                VALUES (920950, gen_random_uuid(), 'c0ffee00-0000-4000-8000-000000000001', 's', gen_random_uuid(),
                       gen_random_uuid(), 'EMAIL', 'UNKNOWN', 1, '2026-09-14', '2026-09-14');
                INSERT INTO la_notification (school_urn, notification_id, la_code, type, pupil_id, finding_ids, step,
                       rule_id, clause, occurrence, due_on, state, absence, created_at, revision)
                VALUES (920950, gen_random_uuid(), '801', 'CONTINUOUS_ABSENCE', gen_random_uuid(), '{}', 's', 'r', 'c',
                       '2000-01-01', '2000-01-02', 'WAITING', '{}', '2000-01-01', 1)""");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("rollcall_letters_unknown")).isGreaterThan(unknown);
            assertThat(gauge("rollcall_notifications_overdue")).isGreaterThan(overdue);
        });
        execute("DELETE FROM la_notification WHERE school_urn = 920950");
    }

    private static double known(String name) {
        return await().atMost(PATIENCE).until(() -> gauge(name), figure -> figure >= 0);
    }

    private static double gauge(String name) {
        return ExposedMetrics.gauge(name, given().get("/q/metrics").asString());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.urns', '920950', true)");
            statement.execute(sql);
            connection.commit();
        }
    }
}
