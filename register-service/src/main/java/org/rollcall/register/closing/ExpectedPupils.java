package org.rollcall.register.closing;

/**
 * The part of a statement that finds, for sessions named {@code asked}, each expected pupil with the class of that date; on
 * roll in this stay or an earlier one.
 */
final class ExpectedPupils {
    static final String CTE = """
            expected AS (
                SELECT c.school_urn, c.session_date, c.session, p.pupil_id, placed.class_id
                  FROM asked c
                  JOIN pupil p ON p.school_urn = c.school_urn
                       AND (p.start_date <= c.session_date AND (p.last_day IS NULL OR p.last_day >= c.session_date)
                            OR EXISTS (SELECT FROM deletion d WHERE d.school_urn = p.school_urn
                                          AND d.pupil_id = p.pupil_id AND d.start_date <= c.session_date
                                          AND d.last_day >= c.session_date))
                  CROSS JOIN LATERAL (
                       SELECT l.class_id FROM placement l
                        WHERE l.school_urn = p.school_urn AND l.pupil_id = p.pupil_id
                        ORDER BY l.from_date <= c.session_date DESC,
                              CASE WHEN l.from_date <= c.session_date THEN l.from_date END DESC, l.from_date
                        LIMIT 1) placed
                  JOIN school_class k ON k.school_urn = c.school_urn AND k.class_id = placed.class_id
                       AND NOT k.year_group = ANY (c.closed_year_groups || c.other_year_groups)
                       AND (c.only_year_groups IS NULL OR k.year_group = ANY (c.only_year_groups))
            )
            """;
    static final String MISSING = """
            coalesce(array_agg(e.pupil_id ORDER BY e.pupil_id) FILTER (WHERE NOT EXISTS (
                SELECT FROM mark_version m WHERE m.school_urn = e.school_urn AND m.pupil_id = e.pupil_id
                       AND m.session_date = e.session_date AND m.session = e.session)), '{}')""";

    private ExpectedPupils() {}
}
