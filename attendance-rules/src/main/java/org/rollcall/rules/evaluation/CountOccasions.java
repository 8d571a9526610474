package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.Condition.AbsenceClass;
import org.rollcall.rules.policy.Condition.Codes;
import org.rollcall.rules.policy.Condition.Counted;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.SchoolWeeks;
import org.rollcall.rules.policy.Condition.WeeksSince;
import org.rollcall.rules.policy.Condition.Window;
import org.rollcall.rules.policy.Rule;

/**
 * Sessions added up in a window: the day that completes the count is the occasion, which then absorbs every later session
 * until a person resolves it or its fixed period ends.
 */
final class CountOccasions {

    private final History history;
    private final PupilFacts facts;
    private final Periods periods;

    CountOccasions(History history, PupilFacts facts, Periods periods) {
        this.history = history;
        this.facts = facts;
        this.periods = periods;
    }

    /** The occasions on which the count was reached, leaving out sessions already dealt with under the rule. */
    List<Occasion> reaching(Rule rule, Counted counted, ToIntFunction<LocalDate> limit, Window window) {
        List<Occasion> occasions = new ArrayList<>();
        List<Lived> inWindow = new ArrayList<>();
        @Nullable Lived crossing = null;
        for (Lived session : countable(rule, counted)) {
            if (crossing != null && (window instanceof SchoolWeeks || inOneWindow(crossing, session, window))) {
                inWindow.add(session);
                continue;
            }
            if (crossing != null) {
                occasions.add(occasion(crossing, inWindow, range(crossing, window)));
                crossing = null;
                inWindow.clear();
            }
            inWindow.removeIf(earlier -> !inOneWindow(earlier, session, window));
            inWindow.add(session);
            if (inWindow.size() >= limit.applyAsInt(session.date())) {
                crossing = session;
            }
        }
        if (crossing != null) {
            occasions.add(occasion(crossing, inWindow, range(crossing, window)));
        }
        return occasions;
    }

    /** The occasions on which the count was reached in the weeks after another rule had come true. */
    List<Occasion> since(Rule rule, CumulativeAbsence trigger, WeeksSince window, List<Finding> before) {
        List<Lived> countable = countable(rule, trigger.counted());
        List<Occasion> occasions = new ArrayList<>();
        for (Finding finding : before) {
            LocalDate from = finding.raisedAt().toLocalDate().plusDays(1);
            DateRange range = new DateRange(from, from.plusWeeks(window.weeks()).minusDays(1));
            List<Lived> inWindow = countable.stream()
                    .filter(session -> range.contains(session.date()))
                    .toList();
            if (inWindow.size() >= trigger.sessions()) {
                occasions.add(occasion(inWindow.get(trigger.sessions() - 1), inWindow, range));
            }
        }
        return occasions;
    }

    /** The sessions of the kind, without those already dealt with under the rule. */
    private List<Lived> countable(Rule rule, Counted counted) {
        Set<SessionRef> before = facts.countedBefore(rule.id());
        boolean compulsoryAge = rule.needsCompulsoryAge();
        List<Lived> countable = new ArrayList<>();
        for (Lived session : sessions(counted)) {
            if (counts(counted, session)
                    && !before.contains(session.mark().ref())
                    && (!compulsoryAge || session.compulsoryAge())) {
                countable.add(session);
            }
        }
        return countable;
    }

    private List<Lived> sessions(Counted counted) {
        return counted instanceof Codes codes && codes.codes().stream().anyMatch(History.PRESENT::contains)
                ? history.sessions()
                : history.notable();
    }

    private static boolean counts(Counted counted, Lived session) {
        return switch (counted) {
            case Codes codes -> codes.codes().contains(session.code());
            case AbsenceClass.AUTHORISED -> session.codeClass() == CodeClass.AUTHORISED;
            case AbsenceClass.UNAUTHORISED -> session.codeClass() == CodeClass.UNAUTHORISED;
            case AbsenceClass.ANY -> session.codeClass().isAbsence();
        };
    }

    private static Occasion occasion(Lived crossing, List<Lived> counted, DateRange range) {
        long atCrossing = counted.stream()
                .filter(session -> !session.closesAt().isAfter(crossing.closesAt()))
                .count();
        long stillN =
                counted.stream().filter(session -> session.code().equals("N")).count();
        Map<String, String> figures = Map.of(
                "count", String.valueOf(counted.size()),
                "countAtCrossing", String.valueOf(atCrossing),
                "stillN", String.valueOf(stillN));
        Evidence evidence =
                new Evidence(counted.stream().map(Lived::counted).toList(), figures, range.start(), range.end());
        return Occasion.at(crossing.date(), crossing.closesAt(), evidence);
    }

    private boolean inOneWindow(Lived earlier, Lived later, Window window) {
        return switch (window) {
            case SchoolWeeks rolling -> earlier.week() > later.week() - rolling.weeks();
            case Period period -> periods.of(earlier.date(), period).equals(periods.of(later.date(), period));
            case WeeksSince since -> false;
        };
    }

    private DateRange range(Lived crossing, Window window) {
        return switch (window) {
            case SchoolWeeks rolling -> {
                LocalDate monday = history.windowStart(crossing.week(), 1);
                yield new DateRange(history.windowStart(crossing.week(), rolling.weeks()), monday.plusDays(6));
            }
            case Period period -> periods.of(crossing.date(), period);
            case WeeksSince since -> new DateRange(crossing.date(), crossing.date());
        };
    }
}
