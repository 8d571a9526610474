package org.rollcall.rules.policy.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.policy.Comparison;
import org.rollcall.rules.policy.Condition;
import org.rollcall.rules.policy.Condition.Absence;
import org.rollcall.rules.policy.Condition.Contact;
import org.rollcall.rules.policy.Condition.Judged;
import org.rollcall.rules.policy.Condition.Limit;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.Window;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.RateTest;
import org.rollcall.rules.policy.RateTest.Measure;

/** The closed list of conditions by their names in the files. */
final class ConditionReader {

    private static final Set<String> UNAUTHORISED = Set.of("G", "N", "O", "U");

    private ConditionReader() {}

    static Condition read(YamlValue named) {
        if (named.key().equals("rate-threshold")) {
            return new Condition.RateThreshold(
                    named.oneOrMore().stream().map(ConditionReader::rate).toList());
        }
        YamlMap map = named.map();
        Condition condition = switch (named.key()) {
            case "absence-day-n" ->
                new Condition.AbsenceDayN(
                        atLeastOne(map.get("day")),
                        map.get("of").oneOf(Absence.class),
                        map.get("judged", value -> value.oneOf(Judged.class), Judged.AT_CLOSE));
            case "consecutive-absence" ->
                new Condition.ConsecutiveAbsence(
                        map.get("of").oneOf(Absence.class),
                        fixed(map.get("schoolDays").map()));
            case "cumulative-absence" ->
                new Condition.CumulativeAbsence(
                        codes(map), fixed(map.get("count").map()), window(map.get("window")));
            case "attendance-band" -> new Condition.AttendanceBand(map.get("is").name());
            case "mark-count" ->
                new Condition.MarkCount(
                        codes(map),
                        limit(map.get("count").map()),
                        map.get("window").oneOf(Period.class));
            case "contact-state" -> new Condition.ContactState(map.get("is").oneOf(Contact.class));
            case "pupil-flag" ->
                new Condition.PupilFlagged(Set.copyOf(map.get("any").list().stream()
                        .map(value -> value.constant(PupilFlag.class))
                        .toList()));
            case "pupil-attribute" -> attribute(map);
            default -> throw named.refused("is no known condition");
        };
        map.finish();
        return condition;
    }

    private static Condition attribute(YamlMap map) {
        Boolean compulsoryAge =
                map.find("compulsoryAge").map(YamlValue::yesOrNo).orElse(null);
        Boolean olderSibling = map.find("olderSibling").map(YamlValue::yesOrNo).orElse(null);
        if (compulsoryAge == null && olderSibling == null) {
            throw map.refused("must state an attribute");
        }
        return new Condition.PupilAttribute(compulsoryAge, olderSibling);
    }

    private static RateTest rate(YamlValue value) {
        YamlMap map = value.map();
        Measure measure = map.get("measure").oneOf(Measure.class);
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

    private static Set<String> codes(YamlMap map) {
        if (map.find("class").isPresent() == map.find("codes").isPresent()) {
            throw map.refused("must have either class or codes");
        }
        if (map.find("class").isPresent()) {
            map.get("class").oneOf(CountedClass.class);
            return UNAUTHORISED;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (YamlValue value : map.get("codes").list()) {
            String code = value.text();
            if (CodeEdition.all().stream()
                    .allMatch(edition -> edition.find(code).isEmpty())) {
                throw value.refused("no edition has the code " + code);
            }
            codes.add(code);
        }
        return Set.copyOf(codes);
    }

    private enum CountedClass {
        UNAUTHORISED
    }

    private static Window window(YamlValue value) {
        if (value.isText()) {
            return value.oneOf(Period.class);
        }
        YamlMap map = value.map();
        Window window = new Condition.SchoolWeeks(atLeastOne(map.get("schoolWeeks")));
        map.finish();
        return window;
    }

    private static int fixed(YamlMap map) {
        int number = atLeastOne(map.get("gte"));
        map.finish();
        return number;
    }

    private static Limit limit(YamlMap map) {
        YamlValue value = map.get("gte");
        map.finish();
        return value.isText() ? new Limit(0, value.text()) : new Limit(atLeastOne(value), null);
    }

    private static int atLeastOne(YamlValue value) {
        int number = value.number();
        if (number == 0) {
            throw value.refused("must be at least 1");
        }
        return number;
    }

    static String keyOf(Comparison comparison) {
        return switch (comparison) {
            case GT -> "gt";
            case GTE -> "gte";
            case LT -> "lt";
            case LTE -> "lte";
        };
    }
}
