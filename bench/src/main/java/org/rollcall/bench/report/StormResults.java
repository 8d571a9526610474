package org.rollcall.bench.report;

import java.util.List;
import java.util.Map;
import org.rollcall.bench.load.Latencies.Percentiles;

/**
 * What happened when many registers closed at one instant.
 *
 * @param settings what was asked for
 * @param schools schools whose registers closed
 * @param registers registers that closed
 * @param preparationSeconds how long each part of the preparation took
 * @param millis from the instant of the close until each thing had happened
 * @param counts what was expected, and what was found afterwards
 * @param before latency of the marks of other schools in the seconds before
 * @param during the same from the close on
 * @param refused answers other than 200 to marks of other schools, by status
 * @param cpuMillis processor time by process from just before the close until everything was quiet
 * @param walBytes write-ahead log of the whole server meanwhile
 * @param commits transactions of the whole server that wrote something meanwhile
 * @param records records in all topics meanwhile
 * @param memoryKibibytes by process afterwards
 */
public record StormResults(
        Map<String, String> settings,
        int schools,
        int registers,
        Map<String, Long> preparationSeconds,
        Map<String, Long> millis,
        List<Count> counts,
        Percentiles before,
        Percentiles during,
        Map<String, Long> refused,
        Map<String, Long> cpuMillis,
        long walBytes,
        long commits,
        long records,
        Map<String, Long> memoryKibibytes) {

    /** So many were expected, so many were found. */
    public record Count(String what, long expected, long found) {}

    /** Whether each thing happened as often as planned, and every mark of other schools was taken. */
    public boolean isExact() {
        return refused.isEmpty() && counts.stream().allMatch(count -> count.expected() == count.found());
    }
}
