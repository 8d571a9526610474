package org.rollcall.rules.policy;

import java.util.List;
import java.util.Optional;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.measure.Percentage;

/** One rate held against one limit on whole sessions; false while there is nothing to take a share of. */
public record RateTest(Measure measure, Comparison comparison, Percentage limit) {

    /** What the rate is a share of. */
    public enum Measure {
        ATTENDANCE,
        ABSENCE,
        AUTHORISED_ABSENCE,
        UNAUTHORISED_ABSENCE,
        /** Of the sessions missed, those without permission (KCA-8.5). */
        UNAUTHORISED_SHARE_OF_ABSENCE
    }

    /** Whether the tally stands in the stated relation to the limit. */
    public boolean holds(AttendanceTally tally) {
        return holds(tally.attended(), tally.authorised(), tally.unauthorised());
    }

    /** Whether so many sessions, attended and missed, stand in the stated relation to the limit. */
    public boolean holds(int attended, int authorised, int unauthorised) {
        int absent = authorised + unauthorised;
        int part = switch (measure) {
            case ATTENDANCE -> attended;
            case ABSENCE -> absent;
            case AUTHORISED_ABSENCE -> authorised;
            case UNAUTHORISED_ABSENCE, UNAUTHORISED_SHARE_OF_ABSENCE -> unauthorised;
        };
        int whole = measure == Measure.UNAUTHORISED_SHARE_OF_ABSENCE ? absent : attended + absent;
        return whole > 0 && comparison.holds(10_000L * part, (long) limit.basisPoints() * whole);
    }

    /**
     * Whether no pupil could meet all of them. Only attendance and absence are compared, because each is the other's rest;
     * other shares move on their own.
     */
    public static boolean exclude(List<RateTest> tests) {
        List<RateTest> ofAttendance = tests.stream()
                .map(RateTest::asAttendance)
                .flatMap(Optional::stream)
                .toList();
        return ofAttendance.stream()
                .anyMatch(lower -> ofAttendance.stream()
                        .anyMatch(upper -> lower.isLower() && !upper.isLower() && !lower.leavesRoomBelow(upper)));
    }

    private Optional<RateTest> asAttendance() {
        return switch (measure) {
            case ATTENDANCE -> Optional.of(this);
            case ABSENCE ->
                Optional.of(new RateTest(
                        Measure.ATTENDANCE,
                        comparison.mirrored(),
                        new Percentage(Percentage.HUNDRED.basisPoints() - limit.basisPoints())));
            case AUTHORISED_ABSENCE, UNAUTHORISED_ABSENCE, UNAUTHORISED_SHARE_OF_ABSENCE -> Optional.empty();
        };
    }

    private boolean isLower() {
        return comparison == Comparison.GT || comparison == Comparison.GTE;
    }

    private boolean leavesRoomBelow(RateTest upper) {
        int from = limit.basisPoints();
        int to = upper.limit.basisPoints();
        return from < to || from == to && comparison == Comparison.GTE && upper.comparison == Comparison.LTE;
    }
}
