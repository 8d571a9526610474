package org.rollcall.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTableTest {

    @Test
    void both_kinds_of_start_stand_beside_each_other_with_median_and_range() {
        List<String> lines = StartTable.of(List.of(
                start(true, 9_000),
                start(false, 30_000),
                start(true, 12_000),
                start(false, 28_000),
                start(true, 10_000)));

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("command to first mark s")
                        .contains("10.0 (9.0 to 12.0)")
                        .contains("30.0 (28.0 to 30.0)"))
                .anySatisfy(line -> assertThat(line).startsWith("register ready s"))
                .anySatisfy(line -> assertThat(line).startsWith("all CPU s").contains("6.0 (6.0 to 6.0)"));
    }

    private static Start start(boolean caches, long firstMarkMillis) {
        return new Start(
                caches,
                firstMarkMillis,
                firstMarkMillis + 500,
                Map.of("register", 3_000L),
                Map.of("register", 4_000L, "kafka", 2_000L),
                Map.of("register", 300_000L));
    }
}
