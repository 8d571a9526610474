package org.rollcall.bench.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, in microseconds to three digits; safe for use by many threads. */
public final class Latencies {

    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000.0;

    private final Histogram micros = new ConcurrentHistogram(DIGITS);

    /**
     * Percentiles in milliseconds.
     *
     * @param count how many there were; all others are 0 when there was none
     */
    public record Percentiles(long count, double p50, double p99, double p999, double max) {}

    /** Takes one in; a negative span counts as none. */
    public void add(long nanos) {
        micros.recordValue(Math.max(0, nanos / 1_000));
    }

    /** Takes in all of another. */
    public void add(Latencies other) {
        micros.add(other.micros);
    }

    /** What was taken in so far. */
    public Percentiles percentiles() {
        return new Percentiles(
                micros.getTotalCount(), millis(50), millis(99), millis(99.9), micros.getMaxValue() / MICROS_PER_MILLI);
    }

    private double millis(double percentile) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
