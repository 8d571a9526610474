package org.rollcall.leave.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestDatabase;
import org.rollcall.localstack.testing.TestStack;

class MarksByRegisterMigrationIT {
    private static final String BEFORE = "202611220820";
    private static final String EVERY_MARK = "SELECT school_urn, date, session, pupil, code, revision FROM told_marks"
            + " CROSS JOIN LATERAL unnest(pupils, codes, revisions) AS m(pupil, code, revision) ORDER BY 1, 2, 3, 4";

    private final TestDatabase database = TestStack.database("leave");

    @Test
    @DisplayName("Every mark that was a row of its own is carried over, none twice")
    void carriesEveryMarkOver() throws SQLException {
        // Given
        migrate(BEFORE);
        String old = "SELECT school_urn, date, session, pupil_id, code, revision FROM pupil_mark ORDER BY 1, 2, 3, 4";
        List<String> kept;
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            scope(statement);
            statement.execute("INSERT INTO pupil_mark (school_urn, pupil_id, date, session, code, revision)"
                    + " SELECT urn, lpad(to_hex(urn * 1000 + pupil), 32, '0')::uuid, day::date, session,"
                    + " CASE pupil % 7 WHEN 0 THEN 'I' WHEN 1 THEN 'C1' ELSE '/' END, 1 + pupil % 3"
                    + " FROM generate_series(950001, 950002) AS urn, generate_series(1, 130) AS pupil,"
                    + " generate_series(date '2026-09-03', '2026-09-07', '1 day') AS day,"
                    + " unnest(array['AM', 'PM']) AS session");
            kept = rows(statement, old);
        }

        // When
        migrate("latest");

        // Then
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            scope(statement);
            assertThat(kept).hasSize(2 * 130 * 5 * 2);
            assertThat(rows(statement, EVERY_MARK)).isEqualTo(kept);
            assertThat(rows(statement, "SELECT max(cardinality(pupils)), count(*) FROM told_marks"))
                    .containsExactly("60,60");
        }
    }

    @Test
    @DisplayName("A database without marks is migrated too")
    void needsNoMarks() throws SQLException {
        // When
        migrate("latest");

        // Then
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            assertThat(rows(statement, "SELECT count(*) FROM told_marks")).containsExactly("0");
        }
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

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    private static void scope(Statement statement) throws SQLException {
        statement.execute("SELECT set_config('app.urns', '950001,950002', false)");
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join(",", values));
            }
        }
        return found;
    }
}
