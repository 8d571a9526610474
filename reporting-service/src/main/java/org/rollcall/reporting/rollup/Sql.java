package org.rollcall.reporting.rollup;

/** Parts that several statements about counts share. */
final class Sql {
    /** Adds a row's counts to those already there. */
    static final String ADD = """
            marks = t.marks + excluded.marks, possible = t.possible + excluded.possible,
            attended = t.attended + excluded.attended, authorised = t.authorised + excluded.authorised,
            unauthorised = t.unauthorised + excluded.unauthorised, lates = t.lates + excluded.lates""";

    /** The six counts of rows that say how often (n), how (kind) and whether late. */
    static final String SUMS = "sum(n), sum(n * (kind > 0)::int), sum(n * (kind = 1)::int),"
            + " sum(n * (kind = 2)::int), sum(n * (kind = 3)::int), sum(n * late::int)";

    private Sql() {}

    /**
     * The year group of a mark: the pupil's own while in that class (classes may be of mixed age), the class's for
     * marks of a class that the pupil has left since.
     */
    static String yearGroup(String mark) {
        return "CASE WHEN p.class_id = " + mark + ".class_id THEN p.year_group"
                + " ELSE coalesce(c.year_group, p.year_group) END";
    }
}
