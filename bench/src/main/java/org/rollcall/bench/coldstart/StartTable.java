package org.rollcall.bench.coldstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Starts as lines for people: the median of the rounds, in brackets the shortest and the longest. */
public final class StartTable {

    private static final String ROW = "%-24s %22s %22s";

    private StartTable() {}

    /** The lines; both kinds of start beside each other. */
    public static List<String> of(List<Start> starts) {
        List<Start> with = starts.stream().filter(Start::caches).toList();
        List<Start> without = starts.stream().filter(start -> !start.caches()).toList();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, with.size() + " rounds", "with caches", "without"));
        lines.add(row("command to first mark s", with, without, Start::firstMarkMillis));
        lines.add(row("command to its return s", with, without, Start::returnedMillis));
        for (String process : new TreeSet<>(with.getFirst().readyMillis().keySet())) {
            lines.add(row(
                    process + " ready s",
                    with,
                    without,
                    start -> value(start.readyMillis().get(process))));
        }
        for (String process : new TreeSet<>(with.getFirst().cpuMillis().keySet())) {
            lines.add(row(
                    process + " CPU s",
                    with,
                    without,
                    start -> value(start.cpuMillis().get(process))));
        }
        lines.add(row("all CPU s", with, without, Start::allCpuMillis));
        return List.copyOf(lines);
    }

    private static long value(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }

    private static String row(String what, List<Start> with, List<Start> without, ToLongFunction<Start> figure) {
        return String.format(Locale.ROOT, ROW, what, spread(with, figure), spread(without, figure));
    }

    private static String spread(List<Start> starts, ToLongFunction<Start> figure) {
        long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                sorted[sorted.length / 2] / 1e3,
                sorted[0] / 1e3,
                sorted[sorted.length - 1] / 1e3);
    }
}
