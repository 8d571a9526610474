package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rollcall.rules.code.Session;

/**
 * Session times that hold from a date until the next ones.
 *
 * @param times the school's, AM and PM
 * @param exceptions what differs on some days or for some year groups
 */
public record DatedTimes(LocalDate from, Map<Session, SessionTimes> times, List<TimesException> exceptions) {

    public DatedTimes {
        times = Map.copyOf(times);
        exceptions = List.copyOf(exceptions);
    }

    /** Times without exceptions. */
    public DatedTimes(LocalDate from, Map<Session, SessionTimes> times) {
        this(from, times, List.of());
    }

    /** The times of a session for those whom no exception for a year group names. */
    Optional<SessionTimes> of(LocalDate date, Session session) {
        return of(date, session, exception -> exception.yearGroups().isEmpty());
    }

    /** The times of a session for one year group. */
    Optional<SessionTimes> of(LocalDate date, Session session, int yearGroup) {
        return of(
                date,
                session,
                exception -> exception.yearGroups().isEmpty()
                        || exception.yearGroups().contains(yearGroup));
    }

    /** The year groups that exceptions name. */
    Set<Integer> named() {
        Set<Integer> named = new TreeSet<>();
        exceptions.forEach(exception -> named.addAll(exception.yearGroups()));
        return named;
    }

    private Optional<SessionTimes> of(LocalDate date, Session session, Predicate<TimesException> concerned) {
        return exceptions.stream()
                .filter(exception -> exception.times().containsKey(session))
                .filter(exception -> exception.isOn(date))
                .filter(concerned)
                .max(Comparator.comparingInt(TimesException::closeness))
                .map(TimesException::times)
                .or(() -> Optional.of(times))
                .map(windows -> windows.get(session));
    }
}
