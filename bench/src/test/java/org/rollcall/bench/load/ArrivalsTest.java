package org.rollcall.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final int COUNT = 20_000;
    private static final double PER_SECOND = 50;

    @Test
    void the_same_seed_gives_the_same_times_in_order() {
        long[] at = Arrivals.at(PER_SECOND, COUNT, 7);

        assertThat(at).isSorted().isEqualTo(Arrivals.at(PER_SECOND, COUNT, 7));
        assertThat(at).isNotEqualTo(Arrivals.at(PER_SECOND, COUNT, 8));
    }

    @Test
    void the_gaps_have_the_mean_and_the_spread_of_independent_arrivals() {
        // Given
        long[] at = Arrivals.at(PER_SECOND, COUNT, 7);
        double[] gaps = new double[COUNT - 1];
        Arrays.setAll(gaps, i -> (at[i + 1] - at[i]) / 1e9);
        // When
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        // Then an exponential distribution's deviation is its mean
        assertThat(mean).isCloseTo(1 / PER_SECOND, within(0.001));
        assertThat(Math.sqrt(variance)).isCloseTo(1 / PER_SECOND, within(0.001));
    }
}
