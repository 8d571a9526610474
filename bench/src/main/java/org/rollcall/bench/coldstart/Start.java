package org.rollcall.bench.coldstart;

import java.util.Map;

/**
 * One start of the whole stack.
 *
 * @param caches whether start-up caches might be used
 * @param firstMarkMillis from the command to the first accepted mark
 * @param returnedMillis from the command to its return
 * @param readyMillis by process, from its start until it is ready
 * @param cpuMillis processor time by process, when the last was ready
 * @param memoryKibibytes by process, then
 */
public record Start(
        boolean caches,
        long firstMarkMillis,
        long returnedMillis,
        Map<String, Long> readyMillis,
        Map<String, Long> cpuMillis,
        Map<String, Long> memoryKibibytes) {

    public Start {
        readyMillis = Map.copyOf(readyMillis);
        cpuMillis = Map.copyOf(cpuMillis);
        memoryKibibytes = Map.copyOf(memoryKibibytes);
    }

    /** Processor time of all processes together, in milliseconds. */
    long allCpuMillis() {
        return cpuMillis.values().stream().mapToLong(Long::longValue).sum();
    }
}
