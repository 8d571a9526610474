package org.rollcall.bench.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Processor time and memory of processes with all their children, from Linux's own account. */
public final class ProcessorTime {

    private static final int MILLIS_PER_TICK = 10;
    // After the name in parentheses: state is field 3 of proc(5), utime 14, stime 15, cutime 16, cstime 17.
    private static final int UTIME = 14 - 3;
    private static final int CSTIME = 17 - 3;

    private ProcessorTime() {}

    /**
     * Milliseconds that a process, its children and those of them that ended have used.
     *
     * @param apart children with an account of their own, left out with all below them
     * @param children of all processes, by their parents
     */
    static long millisOfTree(long pid, Set<Long> apart, Map<Long, List<Long>> children) {
        return tree(pid, apart, children).mapToLong(ProcessorTime::millisOf).sum();
    }

    /** The same, after a look of its own at all processes. */
    public static long millisOfTree(long pid, Set<Long> apart) {
        return millisOfTree(pid, apart, children());
    }

    /** Kibibytes of memory of a process and its children, pages shared between them counted once. */
    static long kibibytesOfTree(long pid, Set<Long> apart, Map<Long, List<Long>> children) {
        return tree(pid, apart, children).mapToLong(ProcessorTime::kibibytesOf).sum();
    }

    /** The same, after a look of its own at all processes. */
    public static long kibibytesOfTree(long pid, Set<Long> apart) {
        return kibibytesOfTree(pid, apart, children());
    }

    /** Whether this system keeps such an account. */
    public static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/stat"));
    }

    /** Milliseconds in one line of {@code /proc/PID/stat}, with children that ended and were waited for. */
    static long millis(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * MILLIS_PER_TICK;
    }

    /** Kibibytes of the proportional share in the text of {@code /proc/PID/smaps_rollup}; 0 if it does not say. */
    static long kibibytes(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /** All processes by their parents, in one look: to ask each for its children is a look at all of them each time. */
    static Map<Long, List<Long>> children() {
        Map<Long, List<Long>> children = new HashMap<>();
        ProcessHandle.allProcesses()
                .forEach(process -> process.parent()
                        .ifPresent(parent -> children.computeIfAbsent(parent.pid(), any -> new ArrayList<>())
                                .add(process.pid())));
        return children;
    }

    private static Stream<Long> tree(long pid, Set<Long> apart, Map<Long, List<Long>> children) {
        Stream<Long> below = children.getOrDefault(pid, List.of()).stream()
                .filter(child -> !apart.contains(child))
                .flatMap(child -> tree(child, apart, children));
        return Stream.concat(Stream.of(pid), below);
    }

    private static long millisOf(long pid) {
        String stat = read(pid, "stat");
        return stat.isEmpty() ? 0 : millis(stat);
    }

    private static long kibibytesOf(long pid) {
        return kibibytes(read(pid, "smaps_rollup"));
    }

    private static String read(long pid, String account) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), account));
        } catch (IOException ended) {
            return "";
        }
    }
}
