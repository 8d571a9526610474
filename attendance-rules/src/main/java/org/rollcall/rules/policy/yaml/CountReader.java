package org.rollcall.rules.policy.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.rules.policy.Condition;
import org.rollcall.rules.policy.Condition.AbsenceClass;
import org.rollcall.rules.policy.Condition.Counted;
import org.rollcall.rules.policy.Condition.Limit;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.Window;

/** What is counted, over which stretch of time, and up to which number. */
final class CountReader {

    private CountReader() {}

    /** Either a class of absence or a list of codes. */
    static Counted counted(YamlMap map) {
        if (map.find("class").isPresent() == map.find("codes").isPresent()) {
            throw map.refused("must have either class or codes");
        }
        return map.find("class").isPresent()
                ? map.get("class").oneOf(AbsenceClass.class)
                : new Condition.Codes(codes(map.get("codes")));
    }

    static Set<String> codes(YamlValue list) {
        Set<String> codes = new LinkedHashSet<>();
        for (YamlValue value : list.list()) {
            String code = value.text();
            if (CodeEdition.all().stream()
                    .allMatch(edition -> edition.find(code).isEmpty())) {
                throw value.refused("no edition has the code " + code);
            }
            codes.add(code);
        }
        return Set.copyOf(codes);
    }

    /** A period of the school's calendar, rolling school weeks, or weeks since another rule came true. */
    static Window window(YamlValue value) {
        if (value.isText()) {
            return value.oneOf(Period.class);
        }
        YamlMap map = value.map();
        Window window = map.find("since").isPresent()
                ? new Condition.WeeksSince(
                        map.get("since").name(), map.get("weeks").positive())
                : rolling(map);
        map.finish();
        return window;
    }

    /** A period or rolling school weeks; the school year unless told. */
    static Window rateWindow(YamlMap map) {
        return map.get("window", CountReader::ofRate, Period.SCHOOL_YEAR);
    }

    private static Window ofRate(YamlValue value) {
        if (value.isText()) {
            return value.oneOf(Period.class);
        }
        YamlMap map = value.map();
        Window window = rolling(map);
        map.finish();
        return window;
    }

    private static Window rolling(YamlMap map) {
        return new Condition.SchoolWeeks(map.get("schoolWeeks").positive());
    }

    /** {@code {gte: 5}} or {@code {gt: 5}}, as the smallest number that meets it. */
    static int atLeast(YamlValue value) {
        YamlMap map = value.map();
        if (map.find("gte").isPresent() == map.find("gt").isPresent()) {
            throw map.refused("must have exactly one of gt, gte");
        }
        int number = map.find("gt").isPresent()
                ? map.get("gt").positive() + 1
                : map.get("gte").positive();
        map.finish();
        return number;
    }

    /** As {@link #atLeast}, or {@code {gte: parameter}}. */
    static Limit limit(YamlValue value) {
        if (value.map().find("gte").filter(YamlValue::isText).isEmpty()) {
            return new Limit(atLeast(value), null);
        }
        YamlMap map = value.map();
        String parameter = map.get("gte").text();
        map.finish();
        return new Limit(0, parameter);
    }

    /** {@code {gte: 2}} for every time from the second on, {@code {gte: 1, lte: 1}} for the first alone. */
    static Condition occurrences(YamlMap map) {
        List<YamlValue> what = map.get("what").oneOrMore();
        YamlMap count = map.get("count").map();
        int from = count.get("gte").positive();
        Integer to = count.find("lte").map(YamlValue::positive).orElse(null);
        count.finish();
        if (to != null && to < from) {
            throw count.refused("lte must not be below gte");
        }
        return new Condition.OccurrenceCount(
                Set.copyOf(
                        what.stream().map(value -> value.oneOf(CaseEvent.class)).toList()),
                from,
                to);
    }
}
