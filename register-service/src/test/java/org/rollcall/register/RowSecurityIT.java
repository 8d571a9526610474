package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RowSecurityIT {
    private static final int NO_SCHOOL = 0;

    @Inject
    RegisterDatabase database;

    @Test
    void everyTableWithASchoolsDataHasForcedRowSecurityAndAPolicy() {
        // When
        var unprotected = database.ask(NO_SCHOOL, """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                 WHERE a.attname = 'school_urn' AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
                       AND c.relnamespace = current_schema()::regnamespace
                       AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                            AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
                                 AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))""");
        var protectedTables = database.count(
                NO_SCHOOL, "SELECT count(*) FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')");

        // Then
        assertThat(unprotected).isEmpty();
        assertThat(protectedTables).isGreaterThan(15);
    }

    @Test
    void theRuntimeRoleCanNeitherChangeNorRemoveWhatWasEntered() {
        // When
        var allowed = database.ask(NO_SCHOOL, """
                SELECT t || ' ' || p FROM unnest(ARRAY['mark_version', 'mark_version_2026', 'pupil_version',
                       'audit_entry', 'overtaken_entry', 'lesson_mark', 'deletion', 'pupil_link']) AS tables (t),
                       unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS rights (p)
                 WHERE has_table_privilege(current_user, t, p)""");
        var owned =
                database.ask(NO_SCHOOL, "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user");

        // Then
        assertThat(allowed).isEmpty();
        assertThat(owned).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mark_version SET code = '/' WHERE school_urn = %d",
                "DELETE FROM mark_version WHERE school_urn = %d",
                "UPDATE mark_version_2026 SET code = '/' WHERE school_urn = %d",
                "DELETE FROM mark_version_2026 WHERE school_urn = %d",
                "TRUNCATE mark_version",
                "ALTER TABLE mark_version DISABLE ROW LEVEL SECURITY",
                "UPDATE overtaken_entry SET code = '/' WHERE school_urn = %d",
                "DELETE FROM lesson_mark WHERE school_urn = %d",
                "UPDATE audit_entry SET why = 'x' WHERE school_urn = %d"
            })
    @DisplayName("BHCET-10.4 nobody rewrites history, not through the role that the service runs under either")
    void historyCannotBeRewritten(String statement) {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "N")).then().statusCode(200);

        // When
        Throwable refused = catchThrowable(() -> database.ask(school.urn, statement.formatted(school.urn)));

        // Then
        assertThat(refused).hasRootCauseInstanceOf(SQLException.class);
        assertThat(refused.getCause())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo("42501"));
        assertThat(school.marksOf(0).<String>path("items[0].code")).isEqualTo("N");
    }

    @Test
    void aTransactionSeesOnlyTheSchoolsItNamed() {
        // Given
        SchoolFixture one = SchoolFixture.withPupils(1);
        SchoolFixture other = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-14", "08:55");
        one.take("2026-09-14", "AM", Map.of()).then().statusCode(200);

        // When
        int own = database.count(one.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + one.urn);
        int foreign = database.count(other.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + one.urn);
        int unnamed = database.count(NO_SCHOOL, "SELECT count(*) FROM pupil");

        // Then
        assertThat(own).isEqualTo(1);
        assertThat(foreign).isZero();
        assertThat(unnamed).isZero();
    }
}
