package org.rollcall.register.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.clock.SchoolClock;

/**
 * A session that the school opens, with one window of its register: the school's, or that of year groups whose register
 * has times of its own.
 *
 * @param date session date, local
 * @param session AM or PM
 * @param window 0 for the school's window, counting on for others
 * @param closed year groups that are not in
 * @param others year groups whose register closes in another window
 * @param only the year groups of this window; null for all but the others
 * @param opens taking of the register begins
 * @param late arrivals after this instant are late
 * @param closes the register closes
 */
public record OpenSession(
        LocalDate date,
        Session session,
        int window,
        List<Integer> closed,
        List<Integer> others,
        @Nullable List<Integer> only,
        Instant opens,
        Instant late,
        Instant closes) {
    /** Stands for every year group that no closure names. */
    private static final int ANY_OTHER_YEAR_GROUP = Integer.MIN_VALUE;

    /** Every session that the school opens in that year, in order. */
    static List<OpenSession> of(CalendarYear year, SchoolCalendar calendar) {
        Map<LocalDate, Set<Integer>> named = new HashMap<>();
        for (Closure closure : year.closures()) {
            named.computeIfAbsent(closure.date(), date -> new HashSet<>()).addAll(closure.yearGroups());
        }
        List<OpenSession> open = new ArrayList<>();
        for (Term term : year.terms()) {
            for (LocalDate date :
                    term.start().datesUntil(term.end().plusDays(1)).toList()) {
                for (Session session : Session.values()) {
                    open.addAll(windows(new SessionRef(date, session), named.getOrDefault(date, Set.of()), calendar));
                }
            }
        }
        return open;
    }

    /** The windows of one session, none when the whole school is closed. */
    static List<OpenSession> windows(SessionRef session, Set<Integer> named, SchoolCalendar calendar) {
        Optional<SessionTimes> times = calendar.times(session.date(), session.session());
        if (times.isEmpty() || !calendar.isOpen(session.date(), session.session(), ANY_OTHER_YEAR_GROUP)) {
            return List.of();
        }
        List<Integer> closed = named.stream()
                .filter(group -> !calendar.isOpen(session.date(), session.session(), group))
                .sorted()
                .toList();
        Map<SessionTimes, List<Integer>> own = new LinkedHashMap<>();
        calendar.yearGroupsWithOwnTimes(session.date()).stream()
                .sorted()
                .forEach(group -> calendar.times(session.date(), session.session(), group)
                        .filter(its -> !its.equals(times.get()))
                        .ifPresent(its -> own.computeIfAbsent(its, any -> new ArrayList<>())
                                .add(group)));
        List<Integer> others =
                own.values().stream().flatMap(List::stream).sorted().toList();
        List<OpenSession> windows = new ArrayList<>();
        windows.add(of(session, 0, closed, others, null, times.get()));
        own.forEach(
                (its, groups) -> windows.add(of(session, windows.size(), closed, List.of(), List.copyOf(groups), its)));
        return List.copyOf(windows);
    }

    /** The year groups named in a window, for people. */
    Stream<Integer> groups() {
        return only == null ? Stream.empty() : only.stream();
    }

    private static OpenSession of(
            SessionRef session,
            int window,
            List<Integer> closed,
            List<Integer> others,
            @Nullable List<Integer> only,
            SessionTimes times) {
        Function<LocalTime, Instant> at =
                time -> session.date().atTime(time).atZone(SchoolClock.ZONE).toInstant();
        return new OpenSession(
                session.date(),
                session.session(),
                window,
                closed,
                others,
                only,
                at.apply(times.opens()),
                at.apply(times.late()),
                at.apply(times.closes()));
    }
}
