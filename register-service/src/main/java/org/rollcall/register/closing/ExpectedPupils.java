package org.rollcall.register.closing;

/**
 * The part of a statement that finds, for each session {@code a} that was asked for, its classes {@code e} with those of
 * their expected pupils who have no mark, and the register {@code r} of each; on roll in this stay or an earlier one.
 */
final class ExpectedPupils {
    // From the session to its pupils and from each pupil to her class and mark, by key: OFFSET 0 and LIMIT keep the
    // planner from turning a join round, which it would do by what it knew of the tables when they were small.
    static final String LATERAL = """
            CROSS JOIN LATERAL (
                SELECT placed.class_id,
                       coalesce(array_agg(p.pupil_id ORDER BY p.pupil_id) FILTER (WHERE marked.found IS NULL), '{}')
                       AS missing
                  FROM (SELECT p.pupil_id FROM pupil p
                         WHERE p.school_urn = a.school_urn
                               AND (p.start_date <= a.session_date
                                    AND (p.last_day IS NULL OR p.last_day >= a.session_date)
                                    OR EXISTS (SELECT FROM deletion d WHERE d.school_urn = p.school_urn
                                                  AND d.pupil_id = p.pupil_id AND d.start_date <= a.session_date
                                                  AND d.last_day >= a.session_date))
                        OFFSET 0) p
                  CROSS JOIN LATERAL (
                       SELECT l.class_id FROM placement l
                        WHERE l.school_urn = a.school_urn AND l.pupil_id = p.pupil_id
                        ORDER BY l.from_date <= a.session_date DESC,
                              CASE WHEN l.from_date <= a.session_date THEN l.from_date END DESC, l.from_date
                        LIMIT 1) placed
                  CROSS JOIN LATERAL (
                       SELECT FROM school_class k
                        WHERE k.school_urn = a.school_urn AND k.class_id = placed.class_id
                              AND NOT k.year_group = ANY (a.closed_year_groups || a.other_year_groups)
                              AND (a.only_year_groups IS NULL OR k.year_group = ANY (a.only_year_groups))
                        LIMIT 1) k
                  LEFT JOIN LATERAL (
                       SELECT true AS found FROM mark_version m
                        WHERE m.school_urn = a.school_urn AND m.pupil_id = p.pupil_id
                              AND m.session_date = a.session_date AND m.session = a.session
                        LIMIT 1) marked ON true
                 GROUP BY placed.class_id) e
            LEFT JOIN LATERAL (
                SELECT r.revision, r.taken_at, r.traceparent FROM class_register r
                 WHERE r.school_urn = a.school_urn AND r.session_date = a.session_date AND r.session = a.session
                       AND r.class_id = e.class_id
                 LIMIT 1) r ON true
            """;

    private ExpectedPupils() {}
}
