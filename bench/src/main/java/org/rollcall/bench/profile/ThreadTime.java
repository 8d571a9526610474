package org.rollcall.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time by kind of thread of one process, from Linux's own account: the machine's own threads have no samples. */
final class ThreadTime {

    static final String COMPILERS = "compilers";
    static final String COLLECTOR = "collector and operations of the machine";
    private static final int NANOS_PER_TICK = 10_000_000;
    private static final int UTIME = 14 - 3;
    private static final int STIME = 15 - 3;

    private ThreadTime() {}

    /** Nanoseconds used so far by compilers and collector. */
    static Map<String, Long> ofMachine(long pid) {
        Map<String, Long> nanos = new TreeMap<>(Map.of(COMPILERS, 0L, COLLECTOR, 0L));
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            tasks.map(ThreadTime::stat).filter(stat -> !stat.isEmpty()).forEach(stat -> {
                String kind = kind(stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')));
                if (!kind.isEmpty()) {
                    nanos.merge(kind, nanos(stat), Long::sum);
                }
            });
        } catch (IOException ended) {
            return nanos;
        }
        return nanos;
    }

    /** Linux keeps fifteen characters of a thread's name. */
    static String kind(String thread) {
        if (thread.startsWith("C1 Compiler") || thread.startsWith("C2 Compiler")) {
            return COMPILERS;
        }
        return List.of("VM Thread", "VM Periodic Tas").contains(thread) || thread.startsWith("GC ") ? COLLECTOR : "";
    }

    static long nanos(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * NANOS_PER_TICK;
    }

    private static String stat(Path task) {
        try {
            return Files.readString(task.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }
}
