package org.rollcall.bench.profile;

import java.util.Map;
import java.util.TreeMap;

/** The threads of virtual machines that have no samples, between two readings. */
public final class MachineTime {

    private final Map<Long, Map<String, Long>> before = new TreeMap<>();

    /** Reads a process for the first time. */
    public void begin(long pid) {
        before.put(pid, ThreadTime.ofMachine(pid));
    }

    /** Nanoseconds by kind of thread since then. */
    public Map<String, Long> since(long pid) {
        Map<String, Long> used = new TreeMap<>();
        Map<String, Long> then = before.getOrDefault(pid, Map.of());
        ThreadTime.ofMachine(pid)
                .forEach((kind, nanos) -> used.put(kind, Math.max(0, nanos - then.getOrDefault(kind, 0L))));
        return used;
    }
}
