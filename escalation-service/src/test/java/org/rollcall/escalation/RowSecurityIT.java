package org.rollcall.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class RowSecurityIT {
    /** Standing data of schools, ids of letters under way, and the plumbing that no caller's query reaches. */
    private static final List<String> OPEN = List.of(
            "school",
            "letter_queue",
            "idempotent_answer",
            "outbox",
            "inbox",
            "consumer_progress",
            "dead_letter",
            "school_clock",
            "flyway_schema_history");

    @Inject
    DataSource database;

    @Test
    void everyTableWithASchoolsDataIsGuardedEvenFromItsOwner() throws SQLException {
        // Given
        String unguarded = "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                + " WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity"
                + " AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polwithcheck IS NOT NULL))";

        // When
        List<String> tables = strings("", "", unguarded);

        // Then
        assertThat(tables).isNotEmpty().isSubsetOf(OPEN);
    }

    @Test
    void everyKeyOfAGuardedTableBeginsWithTheSchool() throws SQLException {
        // Given
        String firstColumns = "SELECT a.attname FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND indisprimary"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] WHERE c.relrowsecurity";

        // When
        List<String> columns = strings("", "", firstColumns);

        // Then
        assertThat(columns).hasSizeGreaterThanOrEqualTo(10).containsOnly("school_urn");
    }

    @Test
    void anAuthoritySeesOnlyWhatWasAddressedToItAndASchoolOnlyItsOwn() throws SQLException {
        // Given
        insertNotification("920901", "801");
        insertNotification("920902", "802");
        String all = "SELECT school_urn::text FROM la_notification WHERE school_urn IN (920901, 920902)";

        // Then
        assertThat(strings("", "", all)).isEmpty();
        assertThat(strings("920901", "", all)).containsExactly("920901");
        assertThat(strings("", "802", all)).containsExactly("920902");
    }

    @Test
    void nothingIsWrittenForAnotherSchoolThanTheScopeNames() {
        // Then
        assertThatThrownBy(() -> run(
                        "920901",
                        "",
                        "INSERT INTO pupil (school_urn, pupil_id, revision) VALUES (920902, gen_random_uuid(), 1)"))
                .hasMessageContaining("row-level security");
    }

    private void insertNotification(String urn, String laCode) throws SQLException {
        run(
                urn,
                "",
                "INSERT INTO la_notification (school_urn, notification_id, la_code, type, pupil_id, finding_ids, step,"
                        + " rule_id, clause, occurrence, due_on, state, absence, created_at, revision) VALUES (" + urn
                        + ", '" + UUID.randomUUID() + "', '" + laCode + "', 'CONTINUOUS_ABSENCE', gen_random_uuid(),"
                        + " '{}', 's', 'r', 'c', '2026-09-14', '2026-09-14', 'WAITING', '{}', '2026-09-14', 1)");
    }

    private void run(String urns, String authorities, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            scope(statement, urns, authorities);
            statement.execute(sql);
            connection.commit();
        }
    }

    private List<String> strings(String urns, String authorities, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            scope(statement, urns, authorities);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            connection.rollback();
        }
        return found;
    }

    private static void scope(Statement statement, String urns, String authorities) throws SQLException {
        statement.execute("SELECT set_config('app.urns', '" + urns + "', true), set_config('app.las', '" + authorities
                + "', true)");
    }
}
