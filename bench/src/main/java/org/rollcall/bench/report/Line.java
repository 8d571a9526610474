package org.rollcall.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rollcall.bench.load.Latencies.Percentiles;

/**
 * All rounds of one contender.
 *
 * @param cpuOfRaw processor time for each mark in multiples of the raw insert of the same round: all rounds together, the
 *     lowest and the highest round; empty without baselines
 * @param recountDifference marks acknowledged less marks found; 0 says that none was lost or doubled
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Line(
        String contender,
        long registers,
        double registersPerSecond,
        Percentiles latencyMillis,
        double cpuMicrosPerMark,
        Map<String, Double> cpuMicrosPerMarkByProcess,
        List<Double> cpuOfRaw,
        double walBytesPerMark,
        double commitsPerRegister,
        double recordsPerRegister,
        long recountDifference) {

    /**
     * Adds up rounds.
     *
     * @param legs of this contender, in the order of rounds
     * @param raw of the raw insert in the same rounds; none without baselines
     */
    public static Line of(List<Leg> legs, List<Leg> raw, long recountDifference) {
        Leg all = legs.stream().reduce(Leg::plus).orElseThrow();
        long registers = Math.max(1, all.registers());
        Map<String, Double> byProcess = new TreeMap<>();
        all.cost()
                .cpuMillis()
                .forEach((process, millis) ->
                        byProcess.put(process, round(millis * 1_000.0 / Math.max(1, all.marks()))));
        return new Line(
                all.contender(),
                all.registers(),
                round(all.rate()),
                all.latencies().percentiles(),
                round(all.cpuMicrosPerMark()),
                byProcess,
                ratios(all, legs, raw),
                round((double) all.cost().walBytes() / Math.max(1, all.marks())),
                round((double) all.cost().commits() / registers),
                round((double) all.cost().records() / registers),
                recountDifference);
    }

    private static List<Double> ratios(Leg all, List<Leg> legs, List<Leg> raw) {
        if (raw.isEmpty()) {
            return List.of();
        }
        Leg allRaw = raw.stream().reduce(Leg::plus).orElseThrow();
        double[] each = IntStream.range(0, legs.size())
                .mapToDouble(i -> ratio(legs.get(i), raw.get(i)))
                .sorted()
                .toArray();
        return List.of(ratio(all, allRaw), each[0], each[each.length - 1]);
    }

    private static double ratio(Leg one, Leg raw) {
        return raw.cpuMicrosPerMark() == 0 ? 0 : round(one.cpuMicrosPerMark() / raw.cpuMicrosPerMark());
    }

    static double round(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
