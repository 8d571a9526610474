package org.rollcall.reporting.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.reporting.ingest.IngestFixture;
import org.rollcall.reporting.ingest.SchoolFixture;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class RowLevelSecurityIT {
    @Inject
    ScopedDatabase database;

    @Inject
    IngestFixture ingest;

    @Test
    void everyTableOfASchoolIsGuardedEvenAgainstItsOwner() {
        // When
        List<String> tables = texts(0, """
                SELECT c.relname || ' ' || (c.relrowsecurity AND c.relforcerowsecurity
                    AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polwithcheck IS NOT NULL))
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_urn'
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace""");

        // Then
        assertThat(tables).hasSizeGreaterThan(8).allMatch(table -> table.endsWith(" true"));
    }

    @Test
    void everyTableOfASchoolLeadsItsKeyWithTheSchool() {
        // When
        List<String> tables = texts(0, """
                SELECT c.relname || ' ' || EXISTS (SELECT FROM pg_index i
                    WHERE i.indrelid = c.oid AND i.indisprimary AND i.indkey[0] = a.attnum)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_urn'
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace""");

        // Then
        assertThat(tables).allMatch(table -> table.endsWith(" true"));
    }

    @Test
    void theServiceIsNeitherOwnerNorSuperuser() {
        // When
        List<String> standing = texts(0, """
                SELECT (NOT r.rolsuper AND NOT r.rolbypassrls AND NOT EXISTS (
                    SELECT FROM pg_class c WHERE c.relowner = r.oid))::text
                FROM pg_roles r WHERE r.rolname = current_user""");

        // Then
        assertThat(standing).containsExactly("true");
    }

    @Test
    void anotherSchoolsScopeSeesNothing() {
        // Given
        SchoolFixture school = new SchoolFixture(730_001);
        ingest.take(school.register(LocalDate.of(2026, 9, 14), "AM", 1, 3, Map.of()));

        // When
        List<String> own = texts(730_001, "SELECT code FROM mark_state WHERE school_urn = 730001");
        List<String> foreign = texts(730_002, "SELECT code FROM mark_state WHERE school_urn = 730001");

        // Then
        assertThat(own).hasSize(3);
        assertThat(foreign).isEmpty();
    }

    private List<String> texts(int urn, String sql) {
        return database.inTransaction(
                        Scope.school(urn), connection -> connection.query(sql).execute())
                .map(rows -> {
                    List<String> texts = new ArrayList<>();
                    for (Row row : rows) {
                        texts.add(row.getString(0));
                    }
                    return texts;
                })
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
