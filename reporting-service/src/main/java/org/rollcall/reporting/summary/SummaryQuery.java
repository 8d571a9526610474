package org.rollcall.reporting.summary;

import org.rollcall.reporting.summary.Breakdown.Source;

/** The SQL of a summary: one statement, whatever it is broken down by. */
final class SummaryQuery {
    private static final String SUMS = "sum(possible)::int AS possible, sum(attended)::int AS attended,"
            + " sum(authorised)::int AS authorised, sum(unauthorised)::int AS unauthorised, sum(lates)::int AS lates";

    // Each pupil over the period: whole months from their counts as far as they are folded, the days at both ends and
    // those of the last nights from the marks.
    private static final String TALLY = """
            tally AS (
                SELECT school_urn, pupil_id, %s FROM (
                    SELECT school_urn, pupil_id, marks, possible, attended, authorised, unauthorised, lates
                    FROM pupil_month
                    WHERE school_urn = ANY($1::int[]) AND month >= $4::date AND month < $5::date
                    UNION ALL
                    SELECT school_urn, pupil_id, 1, (kind > 0)::int, (kind = 1)::int, (kind = 2)::int,
                        (kind = 3)::int, late::int
                    FROM mark_state
                    WHERE school_urn = ANY($1::int[]) AND session_date >= $2::date AND session_date < $4::date
                    UNION ALL
                    SELECT s.urn, m.pupil_id, 1, (m.kind > 0)::int, (m.kind = 1)::int, (m.kind = 2)::int,
                        (m.kind = 3)::int, m.late::int
                    FROM unnest($1::int[]) AS s(urn)
                    LEFT JOIN month_fold f ON f.school_urn = s.urn
                    CROSS JOIN LATERAL (
                        SELECT pupil_id, kind, late FROM mark_state
                        WHERE school_urn = s.urn AND session_date >= greatest($4::date, f.until)
                            AND session_date < $5::date
                        OFFSET 0
                    ) AS m
                    UNION ALL
                    SELECT school_urn, pupil_id, 1, (kind > 0)::int, (kind = 1)::int, (kind = 2)::int,
                        (kind = 3)::int, late::int
                    FROM mark_state
                    WHERE school_urn = ANY($1::int[]) AND session_date >= $5::date AND session_date <= $3::date
                ) AS counted GROUP BY school_urn, pupil_id HAVING sum(marks) > 0
            )""".formatted(SUMS);

    // The DfE's measures, on whole numbers: 10 % and 50 % of possible sessions missed.
    private static final String PEOPLE = """
            count(*)::int AS pupils,
            count(*) FILTER (WHERE possible > 0 AND (authorised + unauthorised) * 10 >= possible)::int AS persistent,
            count(*) FILTER (WHERE possible > 0 AND (authorised + unauthorised) * 2 >= possible)::int AS severe""";

    private static final String PERIOD = """
            LEFT JOIN unnest($6::int[], $7::date[], $8::date[], $9::text[]) AS period(urn, first, last, key)
            ON period.urn = x.school_urn AND x.%s BETWEEN period.first AND period.last""";

    private SummaryQuery() {}

    /**
     * Answers rows of key, pupils, persistently and severely absent ones, and counts. Parameters: schools, first day,
     * last day, first day of the whole months, the day after them; by periods also their schools, first days, last
     * days and keys.
     */
    static String of(Breakdown by) {
        return by.source() == Source.PUPILS ? ofPupils(by) : ofCounts(by);
    }

    private static String ofPupils(Breakdown by) {
        return "WITH " + TALLY + " SELECT " + by.keySql("") + " AS key, " + PEOPLE + ", " + SUMS
                + " FROM tally x LEFT JOIN pupil p ON p.school_urn = x.school_urn AND p.pupil_id = x.pupil_id"
                + " GROUP BY 1";
    }

    private static String ofCounts(Breakdown by) {
        boolean kept = by.source() == Source.DIMENSION;
        return "WITH " + TALLY
                + ", counts AS (SELECT " + (kept ? "x.key" : by.keySql("day")) + " AS key, " + SUMS
                + " FROM rollup x" + periods(by, "day")
                + " WHERE x.school_urn = ANY($1::int[]) AND x.dimension = '" + (kept ? by.word() : "day")
                + "' AND x.day BETWEEN $2::date AND $3::date GROUP BY 1 HAVING sum(x.marks) > 0)"
                + ", member AS (" + members(by) + ")"
                + ", people AS (SELECT m.key, " + PEOPLE
                + " FROM member m JOIN tally USING (school_urn, pupil_id) GROUP BY m.key)"
                + " SELECT c.key, coalesce(p.pupils, 0) AS pupils, coalesce(p.persistent, 0) AS persistent,"
                + " coalesce(p.severe, 0) AS severe, possible, attended, authorised, unauthorised, lates"
                + " FROM counts c LEFT JOIN people p ON p.key = c.key";
    }

    private static String members(Breakdown by) {
        return by.source() == Source.SCHOOLS
                ? "SELECT x.school_urn::text AS key, x.school_urn, x.pupil_id FROM tally x"
                : "SELECT DISTINCT " + by.keySql("session_date") + " AS key, x.school_urn, x.pupil_id"
                        + " FROM mark_state x" + periods(by, "session_date")
                        + " WHERE x.school_urn = ANY($1::int[]) AND x.session_date BETWEEN $2::date AND $3::date";
    }

    private static String periods(Breakdown by, String dateColumn) {
        return by.source() == Source.PERIODS ? " " + PERIOD.formatted(dateColumn) : "";
    }
}
