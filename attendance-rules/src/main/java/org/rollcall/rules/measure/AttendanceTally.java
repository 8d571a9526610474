package org.rollcall.rules.measure;

import java.util.Optional;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;

/**
 * Sessions counted as the Department for Education counts them: possible = attended + absent, without sessions that
 * were not possible and administrative ones. Tallies of many pupils are added, never averaged.
 *
 * @param lates sessions with L or U; an L is also attended, a U also unauthorised
 */
public record AttendanceTally(int possible, int attended, int authorised, int unauthorised, int lates) {

    public static final AttendanceTally EMPTY = new AttendanceTally(0, 0, 0, 0, 0);

    /**
     * Checks the sum.
     *
     * @throws IllegalArgumentException if a count is negative or possible is not attended + authorised + unauthorised
     */
    public AttendanceTally {
        if (attended < 0 || authorised < 0 || unauthorised < 0 || lates < 0) {
            throw new IllegalArgumentException("a count of sessions is never negative");
        }
        if (possible != attended + authorised + unauthorised) {
            throw new IllegalArgumentException("possible: must be attended + authorised + unauthorised");
        }
    }

    /** This tally with one more session of that code. */
    public AttendanceTally plus(AttendanceCode code) {
        CodeClass type = code.codeClass();
        if (!type.isPossible()) {
            return this;
        }
        return new AttendanceTally(
                possible + 1,
                attended + (type.isAttended() ? 1 : 0),
                authorised + (type == CodeClass.AUTHORISED ? 1 : 0),
                unauthorised + (type == CodeClass.UNAUTHORISED ? 1 : 0),
                lates + (code.isLate() ? 1 : 0));
    }

    /** The sum of two tallies. */
    public AttendanceTally plus(AttendanceTally other) {
        return new AttendanceTally(
                possible + other.possible,
                attended + other.attended,
                authorised + other.authorised,
                unauthorised + other.unauthorised,
                lates + other.lates);
    }

    /** Sessions missed, authorised or not. */
    public int absent() {
        return authorised + unauthorised;
    }

    /** Attended in percent of possible with two decimals, half up, such as "90.00"; empty while none was possible. */
    public Optional<String> percentAttended() {
        return percent(attended, possible);
    }

    /** Missed in percent of possible with two decimals, half up; empty while none was possible. */
    public Optional<String> percentAbsent() {
        return percent(absent(), possible);
    }

    /** Whether the share attended is strictly below the limit, on exact fractions; false while none was possible. */
    public boolean attendedBelow(Percentage limit) {
        return possible > 0 && share(attended) < limitOf(limit);
    }

    /** Whether the share attended is the limit or less; false while none was possible. */
    public boolean attendedAtMost(Percentage limit) {
        return possible > 0 && share(attended) <= limitOf(limit);
    }

    /** Whether the share missed is the limit or more; false while none was possible. */
    public boolean absenceAtLeast(Percentage limit) {
        return possible > 0 && share(absent()) >= limitOf(limit);
    }

    /** Whether the share missed is strictly above the limit; false while none was possible. */
    public boolean absenceAbove(Percentage limit) {
        return possible > 0 && share(absent()) > limitOf(limit);
    }

    private static long share(int part) {
        return 10_000L * part;
    }

    private long limitOf(Percentage limit) {
        return (long) limit.basisPoints() * possible;
    }

    private static Optional<String> percent(int part, int whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Percentage.shown(part, whole));
    }
}
