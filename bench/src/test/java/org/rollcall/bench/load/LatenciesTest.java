package org.rollcall.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentiles_of_a_thousand_known_spans() {
        // Given 1 ms to 1,000 ms
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(millis * 1_000_000L);
        }
        // When
        Latencies.Percentiles percentiles = latencies.percentiles();
        // Then
        assertThat(percentiles.count()).isEqualTo(1_000);
        assertThat(percentiles.p50()).isCloseTo(500, within(1.0));
        assertThat(percentiles.p99()).isCloseTo(990, within(1.0));
        assertThat(percentiles.p999()).isCloseTo(999, within(1.0));
        assertThat(percentiles.max()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void nothing_measured_is_all_zero() {
        assertThat(new Latencies().percentiles()).isEqualTo(new Latencies.Percentiles(0, 0, 0, 0, 0));
    }
}
