package org.rollcall.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.bench.load.Latencies;
import org.rollcall.bench.report.Results.Recount;
import org.rollcall.bench.report.Results.TrustYear;
import org.rollcall.bench.usage.Cost;
import org.rollcall.localstack.folder.Json;

class TableTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_round_is_a_ratio_to_the_raw_insert_of_the_same_round() {
        // Given 20 and 10 µs beside 7 and 10 µs a mark
        List<Leg> product = List.of(leg("rollcall", 6), leg("rollcall", 3));
        // When
        Line line = Line.of(product, List.of(leg("raw", 2), leg("raw", 3)), 0);
        // Then
        assertThat(line.cpuMicrosPerMark()).isEqualTo(15);
        assertThat(line.cpuOfRaw()).containsExactly(1.8, 1.0, 3.0);
        assertThat(line.registersPerSecond()).isEqualTo(5);
        assertThat(line.walBytesPerMark()).isEqualTo(100);
        assertThat(line.commitsPerRegister()).isEqualTo(2);
        assertThat(line.recordsPerRegister()).isEqualTo(1.5);
    }

    @Test
    void table_and_json_say_the_same_and_a_lost_mark_is_seen() throws Exception {
        // Given
        Results results = results(true);
        // When
        JsonNode json = Json.MAPPER.readTree(Json.write(results));
        // Then
        assertThat(json.at("/lines/0/registersPerSecond").asDouble()).isEqualTo(5);
        assertThat(json.at("/lines/0/cpuMicrosPerMarkByProcess/gateway").asDouble())
                .isEqualTo(20);
        assertThat(json.at("/exact").asBoolean()).isTrue();
        assertThat(Table.of(results)).anyMatch(line -> line.startsWith("rollcall") && line.contains("exact"));
        assertThat(json.at("/statements/perRegister/register").asDouble()).isEqualTo(5);
        assertThat(Table.of(results)).anyMatch(line -> line.contains("5.0 in 1.0 transactions, idle 2.0 a second"));
        assertThat(results(false).isExact()).isFalse();
        assertThat(Table.of(results(false))).anyMatch(line -> line.contains("WRONG"));
    }

    private static Results results(boolean exact) {
        Latencies.Percentiles none = new Latencies().percentiles();
        return new Results(
                Map.of("rate", "5"),
                new TrustYear(1, 1, 0),
                List.of(Line.of(List.of(leg("rollcall", 6)), List.of(), 0)),
                Map.of(),
                0,
                none,
                none,
                0,
                List.of(12L),
                List.of(List.of()),
                List.of(new Recount("register", 300, 1, 1, exact)),
                Map.of("gateway", 3L),
                Map.of("gateway", 2_048L),
                new Results.Statements(20, Map.of("register", 5.0), Map.of("register", 1.0), Map.of("register", 2.0)),
                List.of());
    }

    /** Ten registers in two seconds. */
    private static Leg leg(String contender, long millis) {
        Cost cost = new Cost(Map.of("gateway", millis), 30_000, 20, 15);
        return new Leg(contender, 1, 10, 2 * SECOND, new Latencies(), cost);
    }
}
