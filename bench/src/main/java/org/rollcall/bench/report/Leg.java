package org.rollcall.bench.report;

import org.rollcall.bench.load.Latencies;
import org.rollcall.bench.usage.Cost;

/**
 * What one contender did in one round.
 *
 * @param registers registers that were acknowledged
 * @param nanos how long that took
 * @param cost what was used from before the first to after all that the last one caused
 */
public record Leg(String contender, int round, long registers, long nanos, Latencies latencies, Cost cost) {

    private static final int CLASS_OF = 30;

    /** Marks that were acknowledged. */
    public long marks() {
        return registers * CLASS_OF;
    }

    /** Registers a second. */
    public double rate() {
        return registers * 1e9 / Math.max(1, nanos);
    }

    /** Microseconds of processor time for each mark. */
    public double cpuMicrosPerMark() {
        return cost.allCpuMillis() * 1_000.0 / Math.max(1, marks());
    }

    /** Both as one. */
    Leg plus(Leg other) {
        Latencies both = new Latencies();
        both.add(latencies);
        both.add(other.latencies);
        return new Leg(contender, 0, registers + other.registers, nanos + other.nanos, both, cost.plus(other.cost));
    }
}
