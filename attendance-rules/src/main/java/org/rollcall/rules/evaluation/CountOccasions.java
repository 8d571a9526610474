package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.SchoolWeeks;
import org.rollcall.rules.policy.Condition.Window;

/**
 * Sessions added up in a window: the day that completes the count is the occasion, which then absorbs every later session
 * until a person resolves it or its fixed period ends.
 */
final class CountOccasions {

    private final History history;
    private final PupilFacts facts;
    private final SchoolCalendar calendar;

    CountOccasions(History history, PupilFacts facts, SchoolCalendar calendar) {
        this.history = history;
        this.facts = facts;
        this.calendar = calendar;
    }

    /** The occasions on which the count was reached, leaving out sessions already dealt with under the rule. */
    List<Occasion> reaching(String ruleId, Set<String> codes, Limits limits, Window window, boolean compulsoryAge) {
        Set<SessionRef> before = facts.countedBefore(ruleId);
        List<Occasion> occasions = new ArrayList<>();
        List<Lived> inWindow = new ArrayList<>();
        @Nullable Lived crossing = null;
        for (Lived session : history.sessions()) {
            if (!codes.contains(session.code())
                    || before.contains(session.mark().ref())
                    || compulsoryAge && !session.compulsoryAge()) {
                continue;
            }
            if (crossing != null && (window instanceof SchoolWeeks || inOneWindow(crossing, session, window))) {
                inWindow.add(session);
                continue;
            }
            if (crossing != null) {
                occasions.add(occasion(crossing, inWindow, window));
                crossing = null;
                inWindow.clear();
            }
            inWindow.removeIf(earlier -> !inOneWindow(earlier, session, window));
            inWindow.add(session);
            if (inWindow.size() >= limits.on(session.date())) {
                crossing = session;
            }
        }
        if (crossing != null) {
            occasions.add(occasion(crossing, inWindow, window));
        }
        return occasions;
    }

    /** The number to be reached, by date. */
    interface Limits {
        int on(LocalDate date);
    }

    private Occasion occasion(Lived crossing, List<Lived> counted, Window window) {
        long atCrossing = counted.stream()
                .filter(session -> !session.closesAt().isAfter(crossing.closesAt()))
                .count();
        long stillN =
                counted.stream().filter(session -> session.code().equals("N")).count();
        Map<String, String> figures = Map.of(
                "count", String.valueOf(counted.size()),
                "countAtCrossing", String.valueOf(atCrossing),
                "stillN", String.valueOf(stillN));
        DateRange range = range(crossing, window);
        Evidence evidence =
                new Evidence(counted.stream().map(Lived::counted).toList(), figures, range.start(), range.end());
        return Occasion.at(crossing.date(), crossing.closesAt(), evidence);
    }

    private boolean inOneWindow(Lived earlier, Lived later, Window window) {
        return switch (window) {
            case SchoolWeeks rolling -> earlier.week() > later.week() - rolling.weeks();
            case Period period -> Objects.equals(period(earlier.date(), period), period(later.date(), period));
        };
    }

    private DateRange range(Lived crossing, Window window) {
        return switch (window) {
            case SchoolWeeks rolling -> {
                LocalDate monday = history.windowStart(crossing.week(), 1);
                yield new DateRange(history.windowStart(crossing.week(), rolling.weeks()), monday.plusDays(6));
            }
            case Period period -> period(crossing.date(), period);
        };
    }

    private DateRange period(LocalDate date, Period period) {
        SchoolYear year = SchoolYear.of(date);
        DateRange whole = new DateRange(year.start(), year.end());
        return switch (period) {
            case HALF_TERM -> calendar.halfTermPeriodOf(date).orElse(whole);
            case TERM ->
                calendar.termOf(date)
                        .map(term -> new DateRange(term.start(), term.end()))
                        .orElse(whole);
            case SCHOOL_YEAR -> whole;
        };
    }
}
