package org.rollcall.reporting.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.reporting.standing.SchoolKey;

/** Keeps the latest marks and every count beside them with one statement for any number of marks. */
@ApplicationScoped
public class RollupStore {

    // One statement, so that marks and counts cannot part: what a mark contributed before goes out, what it
    // contributes now comes in. A lower revision changes nothing, which makes order and repetition harmless. Marks that
    // count alike are counted first, so that the five dimensions are made of a few rows for each register. A pupil's
    // month is only touched by what comes after the night that counted it.
    private static final String APPLY = """
            WITH placed AS (
                SELECT i.*, CASE WHEN p.class_id = i.class_id THEN p.year_group ELSE coalesce(
                    (SELECT c.year_group FROM school_class c
                     WHERE c.school_urn = i.school_urn AND c.class_id = i.class_id), p.year_group) END AS year_group
                FROM unnest($1::int[], $2::date[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::boolean[],
                            $8::int[], $9::uuid[])
                    AS i(school_urn, session_date, session, pupil_id, code, kind, late, revision, class_id)
                LEFT JOIN LATERAL (
                    -- The offset keeps this a look-up by key for each mark, whatever the planner believes.
                    SELECT p.class_id, p.year_group, p.purged FROM pupil p
                    WHERE p.school_urn = i.school_urn AND p.pupil_id = i.pupil_id OFFSET 0
                ) p ON true
                WHERE p.purged IS NOT TRUE
            ), changed AS (
                INSERT INTO mark_state AS m (school_urn, session_date, session, pupil_id, code, kind, late, revision,
                                             class_id, year_group)
                SELECT school_urn, session_date, session, pupil_id, code, kind, late, revision, class_id, year_group
                FROM placed
                ON CONFLICT (school_urn, session_date, session, pupil_id) DO UPDATE
                SET code = excluded.code, kind = excluded.kind, late = excluded.late, revision = excluded.revision,
                    class_id = excluded.class_id, year_group = excluded.year_group
                WHERE m.revision < excluded.revision
                RETURNING new.school_urn, new.pupil_id, new.session_date, new.session,
                    old.code AS old_code, old.kind AS old_kind, old.late AS old_late, old.class_id AS old_class,
                    old.year_group AS old_year, new.code, new.kind, new.late, new.class_id, new.year_group
            ), alike AS (
                SELECT count(*)::int AS n, school_urn, session_date, session, code, kind, late, class_id, year_group
                FROM changed GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
                UNION ALL
                SELECT -1, school_urn, session_date, session, old_code, old_kind, old_late, old_class, old_year
                FROM changed WHERE old_code IS NOT NULL
            ), folded AS MATERIALIZED (
                SELECT school_urn, until FROM month_fold WHERE school_urn IN (SELECT school_urn FROM alike)
            ), months AS (
                INSERT INTO pupil_month AS t (school_urn, month, pupil_id, marks, possible, attended, authorised,
                                              unauthorised, lates)
                SELECT school_urn, date_trunc('month', session_date::timestamp)::date AS month, pupil_id, %s
                FROM (
                    SELECT 1 AS n, school_urn, session_date, pupil_id, kind, late FROM changed
                    UNION ALL
                    SELECT -1, school_urn, session_date, pupil_id, old_kind, old_late
                    FROM changed WHERE old_code IS NOT NULL
                ) AS each JOIN folded USING (school_urn) WHERE session_date < until
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                ON CONFLICT (school_urn, month, pupil_id) DO UPDATE SET %s
            )
            INSERT INTO rollup AS t (school_urn, dimension, day, key, marks, possible, attended, authorised,
                                     unauthorised, lates)
            SELECT school_urn, dimension, session_date, key, %s
            FROM alike CROSS JOIN LATERAL (VALUES ('day', ''), ('year-group', coalesce(year_group::text, '')),
                ('class', class_id::text), ('code', code), ('session', session)) AS d(dimension, key)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (school_urn, dimension, day, key) DO UPDATE SET %s
            """.formatted(Sql.SUMS, Sql.ADD, Sql.SUMS, Sql.ADD);

    // A pupil's or a class's year group became known, or another one, after marks: they move over.
    private static final String REGROUP = """
            WITH concerned AS (
                SELECT m.* FROM mark_state m WHERE m.school_urn = ANY($1::int[]) AND m.pupil_id = ANY($2::uuid[])
                UNION
                SELECT m.* FROM mark_state m WHERE m.school_urn = ANY($3::int[]) AND m.class_id = ANY($4::uuid[])
            ), placed AS (
                SELECT i.school_urn, i.pupil_id, i.session_date, i.session, %s AS year_group
                FROM concerned i
                LEFT JOIN pupil p ON p.school_urn = i.school_urn AND p.pupil_id = i.pupil_id
                LEFT JOIN school_class c ON c.school_urn = i.school_urn AND c.class_id = i.class_id
            ), moved AS (
                UPDATE mark_state m SET year_group = placed.year_group FROM placed
                WHERE m.school_urn = placed.school_urn AND m.pupil_id = placed.pupil_id
                    AND m.session_date = placed.session_date AND m.session = placed.session
                    AND m.year_group IS DISTINCT FROM placed.year_group
                RETURNING new.school_urn, new.session_date, new.kind, new.late, old.year_group AS old_year,
                    new.year_group AS new_year
            ), contribution AS (
                SELECT 1 AS n, school_urn, session_date, kind, late, new_year AS year_group FROM moved
                UNION ALL
                SELECT -1, school_urn, session_date, kind, late, old_year FROM moved
            )
            INSERT INTO rollup AS t (school_urn, dimension, day, key, marks, possible, attended, authorised,
                                     unauthorised, lates)
            SELECT school_urn, 'year-group', session_date, coalesce(year_group::text, ''), %s
            FROM contribution GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (school_urn, dimension, day, key) DO UPDATE SET %s
            """.formatted(Sql.yearGroup("i"), Sql.SUMS, Sql.ADD);

    // The school's counts stay: they name nobody.
    private static final String FORGET = """
            WITH gone AS (SELECT * FROM unnest($1::int[], $2::uuid[]) AS x(urn, id)),
            months AS (DELETE FROM pupil_month t USING gone WHERE t.school_urn = gone.urn AND t.pupil_id = gone.id)
            DELETE FROM mark_state t
            WHERE t.school_urn = ANY($1) AND t.pupil_id = ANY($2)
                AND (t.school_urn, t.pupil_id) IN (SELECT gone.urn, gone.id FROM gone)
            """;

    /** Takes in marks, of any number of schools and in any order. */
    public Uni<Void> apply(SqlConnection transaction, List<MarkEntry> marks) {
        if (marks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(APPLY)
                .execute(columns(MarkEntry.latest(marks)))
                .replaceWithVoid();
    }

    private static Tuple columns(List<MarkEntry> marks) {
        int count = marks.size();
        Integer[] urns = new Integer[count];
        LocalDate[] dates = new LocalDate[count];
        String[] sessions = new String[count];
        UUID[] pupils = new UUID[count];
        String[] codes = new String[count];
        Integer[] kinds = new Integer[count];
        Boolean[] lates = new Boolean[count];
        Integer[] revisions = new Integer[count];
        UUID[] classes = new UUID[count];
        for (int i = 0; i < count; i++) {
            MarkEntry mark = marks.get(i);
            urns[i] = mark.urn();
            dates[i] = mark.date();
            sessions[i] = mark.session();
            pupils[i] = mark.pupilId();
            codes[i] = mark.code();
            kinds[i] = mark.kind();
            lates[i] = mark.late();
            revisions[i] = mark.revision();
            classes[i] = mark.classId();
        }
        return Tuple.tuple()
                .addValue(urns)
                .addValue(dates)
                .addValue(sessions)
                .addValue(pupils)
                .addValue(codes)
                .addValue(kinds)
                .addValue(lates)
                .addValue(revisions)
                .addValue(classes);
    }

    /** Moves the marks of these pupils and classes to the year group that is known now. */
    public Uni<Void> regroup(SqlConnection transaction, List<SchoolKey> pupils, List<SchoolKey> classes) {
        if (pupils.isEmpty() && classes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(REGROUP)
                .execute(Tuple.of(
                        SchoolKey.urns(pupils), SchoolKey.ids(pupils), SchoolKey.urns(classes), SchoolKey.ids(classes)))
                .replaceWithVoid();
    }

    /** Erases what is kept per pupil; the school's counts stay. */
    public Uni<Void> forget(SqlConnection transaction, List<SchoolKey> pupils) {
        return pupils.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(SchoolKey.urns(pupils), SchoolKey.ids(pupils)))
                        .replaceWithVoid();
    }
}
