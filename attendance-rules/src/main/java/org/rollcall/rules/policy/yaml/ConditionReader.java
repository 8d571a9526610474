package org.rollcall.rules.policy.yaml;

import java.util.Set;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.policy.Condition;
import org.rollcall.rules.policy.Condition.Absence;
import org.rollcall.rules.policy.Condition.Contact;
import org.rollcall.rules.policy.Condition.Gone;
import org.rollcall.rules.policy.Condition.Judged;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.SpellEnd;
import org.rollcall.rules.policy.PupilFlag;

/** The closed list of conditions by their names in the files. */
final class ConditionReader {

    private enum LeaveEvent {
        LEAVE_END
    }

    private enum Before {
        LEAVE
    }

    private ConditionReader() {}

    static Condition read(YamlValue named) {
        if (named.key().equals("rate-threshold")) {
            return RateReader.threshold(named);
        }
        YamlMap map = named.map();
        Condition condition = switch (named.key()) {
            case "absence-day-n" -> ladderDay(map);
            case "consecutive-absence" ->
                new Condition.ConsecutiveAbsence(
                        map.get("of").oneOf(Absence.class),
                        CountReader.atLeast(map.get("schoolDays")),
                        map.find("shortened").map(ConditionReader::shortened).orElse(null));
            case "cumulative-absence" ->
                new Condition.CumulativeAbsence(
                        CountReader.counted(map),
                        CountReader.atLeast(map.get("count")),
                        CountReader.window(map.get("window")));
            case "spell-count" ->
                new Condition.SpellCount(
                        map.get("of").oneOf(Absence.class),
                        CountReader.atLeast(map.get("count")),
                        map.get("window").oneOf(Period.class),
                        map.get("at").oneOf(SpellEnd.class),
                        map.get("each", YamlValue::yesOrNo, false));
            case "pupil-returned" ->
                new Condition.PupilReturned(
                        map.get("of").oneOf(Absence.class), CountReader.limit(map.get("schoolDays")));
            case "elapsed-since" -> {
                map.get("event").oneOf(LeaveEvent.class);
                yield new Condition.ElapsedSinceLeave(CountReader.atLeast(map.get("schoolDays")));
            }
            case "mark-recorded" -> {
                map.get("directlyAfter").oneOf(Before.class);
                yield new Condition.MarkAfterLeave(CountReader.codes(map.get("codes")));
            }
            case "forecast-absence" ->
                new Condition.ForecastAbsence(
                        CountReader.codes(map.get("codes")), CountReader.atLeast(map.get("schoolDays")));
            case "suspected-truancy" ->
                new Condition.SuspectedTruancy(Set.copyOf(map.get("of").list().stream()
                        .map(value -> value.oneOf(Gone.class))
                        .toList()));
            case "occurrence-count" -> CountReader.occurrences(map);
            case "attendance-band" -> new Condition.AttendanceBand(map.get("is").name(), CountReader.rateWindow(map));
            case "mark-count" ->
                new Condition.MarkCount(
                        CountReader.codes(map.get("codes")),
                        CountReader.limit(map.get("count")),
                        map.get("window").oneOf(Period.class));
            case "contact-state" -> new Condition.ContactState(map.get("is").oneOf(Contact.class));
            case "pupil-flag" ->
                new Condition.PupilFlagged(Set.copyOf(map.get("any").list().stream()
                        .map(value -> value.constant(PupilFlag.class))
                        .toList()));
            case "pupil-attribute" -> attribute(map);
            case "after-finding" -> new Condition.AfterFinding(map.get("rule").name());
            default -> throw named.refused("is no known condition");
        };
        map.finish();
        return condition;
    }

    private static Condition ladderDay(YamlMap map) {
        YamlValue of = map.get("of");
        Absence absence = of.oneOf(Absence.class);
        if (absence != Absence.UNEXPLAINED && absence != Absence.UNAUTHORISED) {
            throw of.refused("a ladder counts unexplained or unauthorised days");
        }
        return new Condition.AbsenceDayN(
                map.get("day").positive(),
                absence,
                map.get("judged", value -> value.oneOf(Judged.class), Judged.AT_CLOSE));
    }

    private static Condition.Shortened shortened(YamlValue value) {
        YamlMap map = value.map();
        Condition.Shortened shortened = new Condition.Shortened(
                CountReader.atLeast(map.get("schoolDays")),
                Set.copyOf(map.get("by").list().stream()
                        .map(reason -> reason.constant(ClosureReason.class))
                        .toList()));
        map.finish();
        return shortened;
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
}
