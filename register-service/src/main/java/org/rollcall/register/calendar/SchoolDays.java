package org.rollcall.register.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Says of each session whether the school is open, for whom not and with which code, and when registers close. */
@ApplicationScoped
class SchoolDays {
    private final CalendarStore calendars;
    private final SchoolStore schools;

    SchoolDays(CalendarStore calendars, SchoolStore schools) {
        this.calendars = calendars;
        this.schools = schools;
    }

    /**
     * A session of a day.
     *
     * @param open whether anybody is due
     * @param closures what is closed of it
     * @param windows the windows of its registers, the school's first
     */
    public record Day(LocalDate date, String session, boolean open, List<Closed> closures, List<Window> windows) {}

    /**
     * A closure of a session.
     *
     * @param code the code of the pupils concerned
     * @param yearGroups empty for the whole school
     */
    public record Closed(
            String reason,
            String code,
            @Nullable String note,
            @Nullable String site,
            List<Integer> yearGroups) {}

    /**
     * When a register is open.
     *
     * @param yearGroups for whom; empty for all that no other window names
     */
    public record Window(List<Integer> yearGroups, Instant opens, Instant late, Instant closes) {}

    /** The sessions of every weekday inside a term, from a day to another, in order. */
    Uni<List<Day>> between(Mutiny.Session session, int urn, LocalDate from, LocalDate to) {
        return calendars
                .years(session, urn)
                .chain(years -> schools.times(session, urn)
                        .map(times -> SchoolCalendar.of(years, times))
                        .map(calendar -> from.datesUntil(to.plusDays(1))
                                .filter(date -> date.getDayOfWeek().getValue() <= 5)
                                .filter(date -> calendar.termOf(date)
                                        .filter(term -> term.isInSession(date))
                                        .isPresent())
                                .flatMap(date -> Stream.of(Session.values())
                                        .map(half -> day(new SessionRef(date, half), calendar)))
                                .toList()));
    }

    private static Day day(SessionRef session, SchoolCalendar calendar) {
        List<Closure> closures = calendar.closuresOn(session.date()).stream()
                .filter(closure -> closure.sessions().contains(session.session()))
                .toList();
        Set<Integer> named = closures.stream()
                .flatMap(closure -> closure.yearGroups().stream())
                .collect(Collectors.toSet());
        List<OpenSession> windows = OpenSession.windows(session, named, calendar);
        return new Day(
                session.date(),
                session.session().name(),
                !windows.isEmpty(),
                closures.stream()
                        .map(closure -> new Closed(
                                closure.reason().name(),
                                closure.code(),
                                closure.note(),
                                closure.site(),
                                closure.yearGroups().stream().sorted().toList()))
                        .toList(),
                windows.stream()
                        .map(window ->
                                new Window(window.groups().toList(), window.opens(), window.late(), window.closes()))
                        .toList());
    }
}
