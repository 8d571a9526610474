package org.rollcall.rules.policy;

import java.util.List;
import java.util.Optional;
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

    /** What must hold of a rate that lies in this band: the lower limit and the upper one. */
    public List<RateTest> tests() {
        return List.of(new RateTest(Measure.ATTENDANCE, lower, from), new RateTest(Measure.ATTENDANCE, upper, to));
    }

    /**
     * What keeps bands from covering 0 to 100 once each.
     *
     * @param band the band at fault
     */
    public record Misfit(Band band, String why) {}

    /** The first band that, read from the highest down, leaves a gap, overlaps, or does not reach an end; empty if none. */
    public static Optional<Misfit> misfit(List<Band> bands) {
        Percentage edge = Percentage.HUNDRED;
        Comparison expected = Comparison.LTE;
        for (Band band : bands) {
            if (band.upper != expected || !band.to.equals(edge)) {
                return Optional.of(new Misfit(band, band.id + " leaves a gap or an overlap at " + edge));
            }
            edge = band.from;
            expected = band.lower.complement();
        }
        return bands.isEmpty() || edge.equals(Percentage.ZERO) && expected == Comparison.LT
                ? Optional.empty()
                : Optional.of(new Misfit(bands.getLast(), "the lowest must reach down to 0"));
    }
}
