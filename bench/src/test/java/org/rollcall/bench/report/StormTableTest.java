package org.rollcall.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.bench.load.Latencies;
import org.rollcall.bench.report.StormResults.Count;
import org.rollcall.localstack.folder.Json;

class StormTableTest {

    @Test
    void a_letter_too_few_is_seen_in_table_and_exit_code() throws Exception {
        // Given
        StormResults good = results(10);
        StormResults bad = results(9);
        // Then
        assertThat(good.isExact()).isTrue();
        assertThat(bad.isExact()).isFalse();
        assertThat(StormTable.of(bad)).anyMatch(line -> line.contains("9 of 10: WRONG"));
        assertThat(StormTable.of(good))
                .anyMatch(line -> line.startsWith("every register closed") && line.endsWith("1.5 s"));
        assertThat(Json.MAPPER.readTree(Json.write(good)).at("/exact").asBoolean())
                .isTrue();
    }

    private static StormResults results(long found) {
        Latencies.Percentiles none = new Latencies().percentiles();
        return new StormResults(
                Map.of("storm", "22"),
                1,
                22,
                Map.of("schools", 1L),
                Map.of("every register closed", 1_500L),
                List.of(new Count("letters", 10, found)),
                none,
                none,
                Map.of(),
                Map.of("register", 20L),
                1,
                1,
                1,
                Map.of("register", 2_048L));
    }
}
