package org.rollcall.reporting.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestDatabase;
import org.rollcall.localstack.testing.TestStack;

class MonthsFoldedMigrationIT {
    private static final String BEFORE = "202611220821";

    private final TestDatabase database = TestStack.database("reporting");

    @Test
    @DisplayName("Every mark that was counted with its month stays counted there, and no later one is taken for such")
    void marksOfBeforeAreCounted() throws SQLException {
        // Given
        migrate(BEFORE);
        run("INSERT INTO mark_state (school_urn, pupil_id, session_date, session, code, kind, late, revision, class_id)"
                + " SELECT 760000 + school, gen_random_uuid(), date '2026-09-03' + 10 * school, 'AM', '/', 1, false, 1,"
                + " gen_random_uuid() FROM generate_series(1, 2) AS school, generate_series(1, 5)");
        run("INSERT INTO mark_state (school_urn, pupil_id, session_date, session, code, kind, late, revision, class_id)"
                + " VALUES (760001, gen_random_uuid(), '2025-09-03', 'AM', '/', 1, false, 1, gen_random_uuid())");

        // When
        migrate("latest");

        // Then
        assertThat(folds()).isEqualTo(Map.of(760_001, "2026-09-14", 760_002, "2026-09-24"));
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("db/support", "db/migration")
                .placeholders(Map.of("app_role", database.appUser()))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = scoped();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<Integer, String> folds() throws SQLException {
        Map<Integer, String> folds = new TreeMap<>();
        try (Connection connection = scoped();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT school_urn, until FROM month_fold")) {
            while (rows.next()) {
                folds.put(rows.getInt(1), rows.getString(2));
            }
        }
        return folds;
    }

    private Connection scoped() throws SQLException {
        Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.urns', '760001,760002', false)");
        }
        return connection;
    }
}
