package org.rollcall.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.bench.load.Latencies.Percentiles;

/** A storm's results as a person reads them. */
public final class StormTable {

    private static final long KIB_PER_MIB = 1_024;
    private static final double MILLIS = 1_000.0;

    private StormTable() {}

    /** The lines to print. */
    public static List<String> of(StormResults results) {
        List<String> lines = new ArrayList<>();
        lines.add(results.settings().toString());
        lines.add(said("%d registers of %d schools close at one instant", results.registers(), results.schools()));
        results.preparationSeconds().forEach((part, seconds) -> lines.add(said("%-34s %8d s", part, seconds)));
        lines.add("");
        results.millis().forEach((what, millis) -> lines.add(said("%-34s %8.1f s", what, millis / MILLIS)));
        lines.add("");
        results.counts()
                .forEach(count -> lines.add(said(
                        "%-34s %8d of %d: %s",
                        count.what(),
                        count.found(),
                        count.expected(),
                        count.found() == count.expected() ? "exact" : "WRONG")));
        lines.add("");
        lines.add("marks of other schools before     " + said(results.before()));
        lines.add("the same from the close on        " + said(results.during()) + "; refused: " + results.refused());
        long all =
                results.cpuMillis().values().stream().mapToLong(Long::longValue).sum();
        lines.add(said(
                "%-34s %8.1f s, %.2f ms for each close, other schools' marks included",
                "processor time", all / MILLIS, all / (double) Math.max(1, results.registers())));
        for (Map.Entry<String, Long> process : results.cpuMillis().entrySet()) {
            lines.add(said(
                    "  %-32s %8.1f s, %5d MiB",
                    process.getKey(),
                    process.getValue() / MILLIS,
                    results.memoryKibibytes().getOrDefault(process.getKey(), 0L) / KIB_PER_MIB));
        }
        lines.add(said(
                "%-34s %8.1f MiB of log, %d commits, %d records",
                "written",
                results.walBytes() / (double) (KIB_PER_MIB * KIB_PER_MIB),
                results.commits(),
                results.records()));
        return List.copyOf(lines);
    }

    private static String said(Percentiles latency) {
        return said(
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d",
                latency.p50(), latency.p99(), latency.max(), latency.count());
    }

    private static String said(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
