package org.rollcall.register.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/**
 * A session that the school opens, for all year groups but the closed ones.
 *
 * @param date session date, local
 * @param session AM or PM
 * @param closed year groups that are not in
 * @param opens taking of the register begins
 * @param late arrivals after this instant are late
 * @param closes the register closes
 */
public record OpenSession(
        LocalDate date, Session session, List<Integer> closed, Instant opens, Instant late, Instant closes) {
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
                    calendar.times(date, session)
                            .filter(times -> calendar.isOpen(date, session, ANY_OTHER_YEAR_GROUP))
                            .ifPresent(times -> open.add(of(
                                    date,
                                    session,
                                    named.getOrDefault(date, Set.of()).stream()
                                            .filter(group -> !calendar.isOpen(date, session, group))
                                            .sorted()
                                            .toList(),
                                    times)));
                }
            }
        }
        return open;
    }

    private static OpenSession of(LocalDate date, Session session, List<Integer> closed, SessionTimes times) {
        Function<LocalTime, Instant> at =
                time -> date.atTime(time).atZone(SchoolClock.ZONE).toInstant();
        return new OpenSession(
                date, session, closed, at.apply(times.opens()), at.apply(times.late()), at.apply(times.closes()));
    }
}
