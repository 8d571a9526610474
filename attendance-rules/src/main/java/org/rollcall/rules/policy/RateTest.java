package org.rollcall.rules.policy;

import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.measure.Percentage;

/** One rate held against one limit on whole sessions; false while there is nothing to take a share of. */
public record RateTest(Measure measure, Comparison comparison, Percentage limit) {

    /** What the rate is a share of. */
    public enum Measure {
        ATTENDANCE,
        ABSENCE,
        /** Of the sessions missed, those without permission (KCA-8.5). */
        UNAUTHORISED_SHARE_OF_ABSENCE
    }

    /** Whether the tally stands in the stated relation to the limit. */
    public boolean holds(AttendanceTally tally) {
        int part = switch (measure) {
            case ATTENDANCE -> tally.attended();
            case ABSENCE -> tally.absent();
            case UNAUTHORISED_SHARE_OF_ABSENCE -> tally.unauthorised();
        };
        int whole = measure == Measure.UNAUTHORISED_SHARE_OF_ABSENCE ? tally.absent() : tally.possible();
        return whole > 0 && comparison.holds(10_000L * part, (long) limit.basisPoints() * whole);
    }
}
