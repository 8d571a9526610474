package org.rollcall.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void times_of_a_process_and_of_its_ended_children_are_added_whatever_its_name() {
        String stat = "4711 (post (gres) 1) S 1 4711 4711 0 -1 4194560 5 0 0 0 100 20 3 4 20 0 1 0 99 1 1 18446744";

        assertThat(ProcessorTime.millis(stat)).isEqualTo(1_270);
    }

    @Test
    void memory_is_the_proportional_share() {
        String rollup =
                "5581-7ffd [rollup]\nRss:     2000 kB\nPss:     1500 kB\nPss_Dirty:   900 kB\nPss_Anon:  4 kB\n";

        assertThat(ProcessorTime.kibibytes(rollup)).isEqualTo(1_500);
    }

    @Test
    void costs_are_differences_of_readings() {
        // Given
        Cost before = new Cost(Map.of("a", 10L, "b", 7L), 100, 3, 5);
        Cost after = new Cost(Map.of("a", 25L, "b", 7L, "new", 4L), 160, 9, 6);
        // When
        Cost used = after.since(before);
        // Then
        assertThat(used).isEqualTo(new Cost(Map.of("a", 15L, "b", 0L, "new", 4L), 60, 6, 1));
        assertThat(used.plus(used).of("a", "new").allCpuMillis()).isEqualTo(38);
    }
}
