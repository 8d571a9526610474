package org.rollcall.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.bench.load.Latencies.Percentiles;

/** Results as a person reads them. */
public final class Table {

    private static final String ROW = "%-17s %9s %8s %8s %8s %9s %22s %7s %8s %8s %8s";
    private static final long KIB_PER_MIB = 1_024;

    private Table() {}

    /** The lines to print. */
    public static List<String> of(Results results) {
        List<String> lines = new ArrayList<>();
        lines.add(results.settings().toString());
        lines.add(said(
                ROW,
                "",
                "reg/s",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "CPU µs/m",
                "x raw (low to high)",
                "WAL B/m",
                "commits",
                "records",
                "recount"));
        results.lines().forEach(line -> lines.add(row(line)));
        lines.add("");
        results.lines()
                .getFirst()
                .cpuMicrosPerMarkByProcess()
                .forEach((process, micros) -> lines.add(said(
                        "%-17s %8.1f µs CPU/mark, idle %3d ms CPU/s, %5d MiB",
                        process,
                        micros,
                        results.idleCpuMillisPerSecond().getOrDefault(process, 0L),
                        results.memoryKibibytes().getOrDefault(process, 0L) / KIB_PER_MIB)));
        lines.add(said(
                "%-17s %8.1f MiB without the driver",
                "memory",
                results.memoryKibibytes().entrySet().stream()
                                .filter(entry -> !entry.getKey().equals("driver"))
                                .mapToLong(Map.Entry::getValue)
                                .sum()
                        / (double) KIB_PER_MIB));
        lines.addAll(statements(results.statements()));
        lines.add("");
        lines.add("mark to finding   " + said(results.findingMillis()));
        lines.add("mark to letter    " + said(results.letterMillis()) + ", unheard of: " + results.unheard());
        lines.add(
                "quiet after       " + results.quietMillis() + " ms; backlog at the last answer " + results.backlog());
        lines.add("driver late by    " + results.lateMillis() + " ms at worst; refused: " + results.refused());
        results.recounts()
                .forEach(count -> lines.add(said(
                        "recount           %s: %d marks, %d ill, %d unexplained: %s",
                        count.place(),
                        count.marks(),
                        count.ill(),
                        count.unexplained(),
                        count.exact() ? "exact" : "WRONG")));
        lines.add(said(
                "year of a trust   %d marks in %.1f ms on one core, %d pupils counted otherwise mark by mark",
                results.trustYear().marks(),
                results.trustYear().millis(),
                results.trustYear().differences()));
        if (!results.profile().isEmpty()) {
            lines.add("");
            lines.addAll(results.profile());
        }
        return List.copyOf(lines);
    }

    private static List<String> statements(Results.Statements counted) {
        List<String> lines = new ArrayList<>();
        lines.add(said(
                "%-17s %8.1f for each register of 30, counted apart at %.0f a second with every statement logged",
                "statements", counted.allPerRegister(), counted.registersPerSecond()));
        counted.perRegister()
                .forEach((database, statements) -> lines.add(said(
                        "  %-15s %8.1f in %.1f transactions, idle %.1f a second",
                        database,
                        statements,
                        counted.transactionsPerRegister().getOrDefault(database, 0.0),
                        counted.idlePerSecond().getOrDefault(database, 0.0))));
        return lines;
    }

    private static String row(Line line) {
        Percentiles latency = line.latencyMillis();
        return said(
                ROW,
                line.contender(),
                said("%.1f", line.registersPerSecond()),
                said("%.1f", latency.p50()),
                said("%.1f", latency.p99()),
                said("%.1f", latency.p999()),
                said("%.1f", line.cpuMicrosPerMark()),
                ratio(line.cpuOfRaw()),
                said("%.0f", line.walBytesPerMark()),
                said("%.2f", line.commitsPerRegister()),
                said("%.2f", line.recordsPerRegister()),
                line.recountDifference() == 0 ? "exact" : String.valueOf(line.recountDifference()));
    }

    private static String ratio(List<Double> ratios) {
        return ratios.isEmpty() ? "-" : said("%.2f (%.2f to %.2f)", ratios.get(0), ratios.get(1), ratios.get(2));
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
