package org.rollcall.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.rollcall.leave.SchoolFixture.form;
import static org.rollcall.leave.SchoolFixture.request;

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
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class RowSecurityIT {
    /** Standing data of schools, and the plumbing that no caller's query reaches. */
    private static final List<String> OPEN = List.of(
            "school",
            "outbox",
            "inbox",
            "consumer_progress",
            "dead_letter",
            "school_clock",
            "flyway_schema_history",
            "idempotent_answer");

    @Inject
    DataSource database;

    @Inject
    SchoolFixture schools;

    @Test
    void everyTableWithASchoolsDataIsGuardedEvenFromItsOwner() throws SQLException {
        // Given
        String unguarded = "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                + " WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity"
                + " AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polwithcheck IS NOT NULL))";

        // When
        List<String> tables = strings(unguarded);

        // Then
        assertThat(tables).isNotEmpty().isSubsetOf(OPEN);
    }

    @Test
    void everyKeyOfAGuardedTableBeginsWithTheSchool() throws SQLException {
        // Given
        String firstColumns = "SELECT a.attname FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND indisprimary"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] WHERE c.relrowsecurity";

        // When
        List<String> columns = strings(firstColumns);

        // Then
        assertThat(columns).hasSizeGreaterThanOrEqualTo(4).containsOnly("school_urn");
    }

    @Test
    void withoutAScopeNothingIsSeenAndNothingCanBeWritten() throws SQLException {
        // Given
        schools.clock("2026-09-07T08:00:00Z");
        int urn = schools.open("kings-cross-2024");
        request(urn, "office", form(schools.admit(urn))).statusCode(201);

        // When
        List<String> seen = strings("SELECT leave_id::text FROM leave_request UNION ALL"
                + " SELECT pupil_id::text FROM pupil UNION ALL SELECT entry_id::text FROM audit_entry");

        // Then
        assertThat(seen).isEmpty();
        assertThatThrownBy(
                        () -> run("INSERT INTO pupil (school_urn, pupil_id) VALUES (" + urn + ", gen_random_uuid())"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void whatWasAuditedCannotBeChangedOrRemoved() {
        // Given
        List<String> attempts = List.of("UPDATE audit_entry SET name = 'x'", "DELETE FROM audit_entry");

        // When
        List<Throwable> refusals = new ArrayList<>();
        for (String attempt : attempts) {
            refusals.add(catchThrowable(() -> run(attempt)));
        }

        // Then
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).hasMessageContaining("permission denied"));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
