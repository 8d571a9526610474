package org.rollcall.escalation.school;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;

/** Reads the calendar that rules count with from what the register service published. */
final class PublishedCalendar {
    private PublishedCalendar() {}

    /** One school year of it. */
    static CalendarYear year(String year, List<CalendarChanged.Term> terms, List<CalendarChanged.Closure> closures) {
        return new CalendarYear(
                SchoolYear.parse(year),
                terms.stream().map(PublishedCalendar::term).toList(),
                closures.stream().map(PublishedCalendar::closure).toList());
    }

    /** The whole calendar. */
    static SchoolCalendar of(List<CalendarYear> years, List<SchoolConfigured.Times> times) {
        return SchoolCalendar.of(
                years, times.stream().map(PublishedCalendar::times).toList());
    }

    private static Term term(CalendarChanged.Term term) {
        CalendarChanged.Span half = term.halfTerm();
        return new Term(
                term.name(), term.start(), term.end(), half == null ? null : new DateRange(half.start(), half.end()));
    }

    private static Closure closure(CalendarChanged.Closure closure) {
        Set<Session> sessions =
                closure.sessions().stream().map(Session::valueOf).collect(Collectors.toSet());
        return new Closure(
                closure.date(),
                sessions,
                ClosureReason.valueOf(closure.reason()),
                null,
                Set.copyOf(closure.yearGroups()));
    }

    private static DatedTimes times(SchoolConfigured.Times times) {
        LocalDate from = times.from();
        Map<Session, SessionTimes> windows = new EnumMap<>(Session.class);
        windows.put(Session.AM, window(times.am()));
        windows.put(Session.PM, window(times.pm()));
        return new DatedTimes(
                from,
                windows,
                Objects.requireNonNullElse(times.exceptions(), List.<SchoolConfigured.TimesException>of()).stream()
                        .map(PublishedCalendar::exception)
                        .toList());
    }

    private static TimesException exception(SchoolConfigured.TimesException told) {
        Map<Session, SessionTimes> windows = new EnumMap<>(Session.class);
        SchoolConfigured.Window am = told.am();
        SchoolConfigured.Window pm = told.pm();
        if (am != null) {
            windows.put(Session.AM, window(am));
        }
        if (pm != null) {
            windows.put(Session.PM, window(pm));
        }
        return new TimesException(
                told.days().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                Set.copyOf(told.yearGroups()),
                windows);
    }

    private static SessionTimes window(SchoolConfigured.Window window) {
        return new SessionTimes(
                LocalTime.parse(window.opens()), LocalTime.parse(window.late()), LocalTime.parse(window.closes()));
    }
}
