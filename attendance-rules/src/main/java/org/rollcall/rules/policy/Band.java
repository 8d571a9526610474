package org.rollcall.rules.policy;

import java.util.List;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.measure.Percentage;
import org.rollcall.rules.policy.RateTest.Measure;

/**
 * A band of attendance between two written-out limits.
 *
 * @param lower {@code gte} or {@code gt} its limit
 * @param upper {@code lte} or {@code lt} its limit
 */
public record Band(String id, Comparison lower, Percentage from, Comparison upper, Percentage to, List<String> cites) {

    /** Whether the share attended lies in this band. */
    public boolean holds(AttendanceTally tally) {
        return new RateTest(Measure.ATTENDANCE, lower, from).holds(tally)
                && new RateTest(Measure.ATTENDANCE, upper, to).holds(tally);
    }

    /**
     * Refuses bands that, read from the highest down, leave a gap, overlap, or do not reach from 100 to 0.
     *
     * @throws IllegalArgumentException naming the band at fault
     */
    public static void requireTiling(List<Band> bands) {
        Percentage edge = Percentage.HUNDRED;
        Comparison expected = Comparison.LTE;
        for (Band band : bands) {
            if (band.upper != expected || !band.to.equals(edge)) {
                throw new IllegalArgumentException("bands: " + band.id + " leaves a gap or an overlap at " + edge);
            }
            edge = band.from;
            expected = band.lower.complement();
        }
        if (!bands.isEmpty() && (!edge.equals(Percentage.ZERO) || expected != Comparison.LT)) {
            throw new IllegalArgumentException("bands: the lowest must reach down to 0");
        }
    }
}
