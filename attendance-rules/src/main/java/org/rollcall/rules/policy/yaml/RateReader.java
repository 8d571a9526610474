package org.rollcall.rules.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.rules.policy.Comparison;
import org.rollcall.rules.policy.Condition;
import org.rollcall.rules.policy.Condition.Window;
import org.rollcall.rules.policy.RateTest;
import org.rollcall.rules.policy.RateTest.Measure;

/** One rate against one limit, or several that must hold together over one window. */
final class RateReader {

    private RateReader() {}

    static Condition threshold(YamlValue named) {
        List<YamlValue> rates = named.oneOrMore();
        Set<Window> windows =
                rates.stream().map(rate -> CountReader.rateWindow(rate.map())).collect(Collectors.toUnmodifiableSet());
        if (windows.size() != 1) {
            throw named.refused("must have one window for all its rates");
        }
        List<RateTest> tests = rates.stream().map(RateReader::rate).toList();
        if (RateTest.exclude(tests)) {
            throw named.refused("can never hold: its limits exclude each other");
        }
        return new Condition.RateThreshold(tests, windows.iterator().next());
    }

    private static RateTest rate(YamlValue value) {
        YamlMap map = value.map();
        Measure measure = map.get("measure").oneOf(Measure.class);
        CountReader.rateWindow(map);
        List<RateTest> tests = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            map.find(keyOf(comparison))
                    .ifPresent(limit -> tests.add(new RateTest(measure, comparison, limit.percentage())));
        }
        map.finish();
        if (tests.size() != 1) {
            throw value.refused("must have exactly one of gt, gte, lt, lte");
        }
        return tests.getFirst();
    }

    private static String keyOf(Comparison comparison) {
        return switch (comparison) {
            case GT -> "gt";
            case GTE -> "gte";
            case LT -> "lt";
            case LTE -> "lte";
        };
    }
}
