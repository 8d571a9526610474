package org.rollcall.reporting.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Counts the marks of days that are over into each pupil's months. */
@ApplicationScoped
class MonthStore {
    private static final String WAITING = """
            SELECT s.urn FROM unnest($1::int[]) AS s(urn) LEFT JOIN month_fold f ON f.school_urn = s.urn
            WHERE EXISTS (
                SELECT FROM mark_state m
                WHERE m.school_urn = s.urn AND m.session_date >= coalesce(f.until, '-infinity') AND m.session_date < $2
            )
            """;

    // Whoever writes marks holds the table against this until their transaction ends, and waits for it before their
    // statement looks: each mark is counted either here or, if it comes later, where it is written. Of two nights at
    // once the second waits for the first.
    private static final String HOLD = "LOCK TABLE ONLY mark_state IN SHARE ROW EXCLUSIVE MODE";
    private static final String FOLD = """
            WITH before AS MATERIALIZED (
                SELECT coalesce(max(until), '-infinity') AS until FROM month_fold WHERE school_urn = $1
            ), folded AS (
                INSERT INTO month_fold AS f (school_urn, until) VALUES ($1, $2)
                ON CONFLICT (school_urn) DO UPDATE SET until = excluded.until WHERE f.until < excluded.until
            )
            INSERT INTO pupil_month AS t (school_urn, month, pupil_id, marks, possible, attended, authorised,
                                          unauthorised, lates)
            SELECT school_urn, date_trunc('month', session_date::timestamp)::date, pupil_id, %s
            FROM (
                SELECT 1 AS n, m.school_urn, m.session_date, m.pupil_id, m.kind, m.late
                FROM before CROSS JOIN LATERAL (
                    SELECT * FROM mark_state
                    WHERE school_urn = $1 AND session_date >= before.until AND session_date < $2 OFFSET 0
                ) AS m
            ) AS each GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (school_urn, month, pupil_id) DO UPDATE SET %s
            """.formatted(Sql.SUMS, Sql.ADD);

    /** Which of the schools have marks of sessions before the day that are in no month's counts yet. */
    Uni<List<Integer>> waiting(SqlConnection transaction, List<Integer> urns, LocalDate day) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(urns.toArray(Integer[]::new), day))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .toList());
    }

    /** Counts the school's marks of sessions before the day. Marks of all schools wait meanwhile to be written. */
    Uni<Void> fold(SqlConnection transaction, int urn, LocalDate day) {
        return transaction
                .query(HOLD)
                .execute()
                .chain(() -> transaction.preparedQuery(FOLD).execute(Tuple.of(urn, day)))
                .replaceWithVoid();
    }
}
