package org.rollcall.bench.usage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was used, since some beginning or between two readings.
 *
 * @param cpuMillis processor time by process
 * @param walBytes write-ahead log of the whole server
 * @param commits transactions of the whole server that wrote something
 * @param records records in all topics
 */
public record Cost(Map<String, Long> cpuMillis, long walBytes, long commits, long records) {

    public static final Cost NONE = new Cost(Map.of(), 0, 0, 0);

    public Cost {
        cpuMillis = Map.copyOf(cpuMillis);
    }

    /** What was used since that earlier reading. */
    public Cost since(Cost earlier) {
        Map<String, Long> used = new TreeMap<>();
        cpuMillis.forEach((process, millis) ->
                used.put(process, Math.max(0, millis - earlier.cpuMillis.getOrDefault(process, 0L))));
        return new Cost(used, walBytes - earlier.walBytes, commits - earlier.commits, records - earlier.records);
    }

    /** Both together. */
    public Cost plus(Cost other) {
        Map<String, Long> sum = new TreeMap<>(cpuMillis);
        other.cpuMillis.forEach((process, millis) -> sum.merge(process, millis, Long::sum));
        return new Cost(sum, walBytes + other.walBytes, commits + other.commits, records + other.records);
    }

    /** The same with the processor time of these processes only. */
    public Cost of(String... processes) {
        Map<String, Long> some = new TreeMap<>(cpuMillis);
        some.keySet().retainAll(List.of(processes));
        return new Cost(some, walBytes, commits, records);
    }

    /** Processor time of all processes. */
    public long allCpuMillis() {
        return cpuMillis.values().stream().mapToLong(Long::longValue).sum();
    }
}
