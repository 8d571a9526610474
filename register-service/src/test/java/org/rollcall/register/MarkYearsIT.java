package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.register.marking.AddMarkYears;

/** Ten school years of marks: what is read of one year touches one partition, by its index. */
@QuarkusTest
class MarkYearsIT {
    private static final int PUPILS = 120;

    @Inject
    DataSource source;

    @Inject
    RegisterDatabase database;

    @Inject
    AddMarkYears addMarkYears;

    @Test
    @DisplayName("A pupil's year and a class's register read one partition by index, ten years behind them or none")
    void oneYearIsOnePartition() throws SQLException {
        // Given 120 pupils of a school with ten years of marks
        SchoolFixture school = SchoolFixture.withPupils(1);
        UUID pupil = new UUID(school.urn, 7);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.urns', '" + school.urn + "', false)");
            statement.execute(tenYears(school.urn));

            // When
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute(
                    "PREPARE of_pupil (integer, uuid, date, date) AS SELECT session_date, session, revision, code"
                            + " FROM mark_version WHERE school_urn = $1 AND pupil_id = $2 AND session_date BETWEEN $3 AND $4"
                            + " ORDER BY session_date DESC, session DESC, revision");
            statement.execute("PREPARE of_class (integer, date, text, uuid[]) AS SELECT p.pupil_id, m.code"
                    + " FROM unnest($4) AS p (pupil_id) CROSS JOIN LATERAL (SELECT v.code FROM mark_version v"
                    + " WHERE v.school_urn = $1 AND v.pupil_id = p.pupil_id AND v.session_date = $2 AND v.session = $3"
                    + " ORDER BY v.revision DESC LIMIT 1) m");
            String ofPupil =
                    plan(statement, "of_pupil(" + school.urn + ", '" + pupil + "', '2021-08-01', '2022-07-31')");
            String ofClass = plan(
                    statement,
                    "of_class(" + school.urn + ", '2021-11-15', 'AM', '"
                            + LongStream.rangeClosed(1, 30)
                                    .mapToObj(n -> new UUID(school.urn, n).toString())
                                    .collect(Collectors.joining(",", "{", "}"))
                            + "')");
            statement.execute("DEALLOCATE ALL");
            statement.execute("RESET plan_cache_mode");
            statement.execute("SELECT set_config('app.urns', '', false)");

            // Then
            for (String plan : List.of(ofPupil, ofClass)) {
                assertThat(plan)
                        .contains("Index")
                        .contains("mark_version_2021")
                        .doesNotContain("Seq Scan on mark_version")
                        .doesNotContainPattern("mark_version_20(0|1|20|22|23|24|25|26|3)");
            }
            assertThat(ofPupil).contains("rows=380");
        }
    }

    @Test
    @DisplayName("A partition of the year to come is there two years ahead, as closed to others as the ones before it")
    void theNextYearIsAlwaysThere() {
        // Given
        List<String> ends = database.ask(0, "SELECT mark_years_end()");
        Instant due = Instant.parse(ends.getFirst() + "T00:00:00Z");

        // When
        Optional<Instant> now =
                addMarkYears.next(Instant.parse("2026-11-22T00:00:00Z")).await().indefinitely();
        Instant then = addMarkYears.next(due).await().indefinitely().orElseThrow();
        addMarkYears.run(then).await().indefinitely();

        // Then
        assertThat(now).as("the years after this one are there").isEmpty();
        assertThat(then).isBefore(due.minusSeconds(700L * 24 * 3600));
        int year = Integer.parseInt(ends.getFirst().substring(0, 4));
        assertThat(database.ask(0, "SELECT mark_years_end()")).containsExactly((year + 1) + "-08-01");
        assertThat(database.ask(
                        0,
                        "SELECT relrowsecurity AND relforcerowsecurity AND NOT has_table_privilege(oid, 'SELECT')"
                                + " FROM pg_class WHERE relname = 'mark_version_" + year + "'"))
                .containsExactly("t");
    }

    private static String plan(Statement statement, String call) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("EXPLAIN (ANALYZE, COSTS off, TIMING off) EXECUTE " + call)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    /** 190 days of two sessions a year, from 2016-17 to 2025-26. */
    private static String tenYears(int urn) {
        return "INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code, kind,"
                + " by_subject, by_name, by_role, at, recorded_at) SELECT " + urn + ", (lpad(to_hex(" + urn
                + "), 16, '0') || lpad(to_hex(p), 16, '0'))::uuid, make_date(y, 9, 1) + d, s, 1, gen_random_uuid(), '/',"
                + " 'IMPORTED', 'x', 'x', 'x', now(), now() FROM generate_series(2016, 2025) y,"
                + " generate_series(0, 189) d, (VALUES ('AM'), ('PM')) v (s), generate_series(1, " + PUPILS + ") p";
    }
}
