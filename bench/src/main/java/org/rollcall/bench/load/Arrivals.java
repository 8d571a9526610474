package org.rollcall.bench.load;

import java.util.SplittableRandom;

/** When requests are sent, whatever the answers do: independent arrivals at a mean rate (Poisson). */
public final class Arrivals {

    private Arrivals() {}

    /**
     * Times from the start in nanoseconds, ascending.
     *
     * @param perSecond mean arrivals per second, above zero
     */
    public static long[] at(double perSecond, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] at = new long[count];
        double seconds = 0;
        for (int i = 0; i < count; i++) {
            seconds += -Math.log(1 - random.nextDouble()) / perSecond;
            at[i] = (long) (seconds * 1e9);
        }
        return at;
    }
}
