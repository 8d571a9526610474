package org.rollcall.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * The sessions that a school opens for each year group. Nothing is closed that the published years do not list, weekends
 * and the time outside terms apart; all dates and times are the school's local ones.
 */
public final class SchoolCalendar {

    /** Stands for every year group that nothing names. */
    private static final int UNNAMED = Integer.MIN_VALUE;

    private final Set<SchoolYear> years = new HashSet<>();
    private final NavigableMap<LocalDate, Term> termsByStart = new TreeMap<>();
    private final Map<LocalDate, List<Closure>> closures = new HashMap<>();
    private final NavigableMap<LocalDate, DatedTimes> times = new TreeMap<>();
    private final Map<Cohort, List<OpenSession>> opened = new ConcurrentHashMap<>();

    /** The year groups that some closure or time names; all others live by the same sessions. */
    private final Set<Integer> named = new HashSet<>();

    private record Cohort(SchoolYear year, int yearGroup) {}

    private SchoolCalendar(List<CalendarYear> published, List<DatedTimes> dated) {
        for (CalendarYear year : published) {
            years.add(year.year());
            year.terms().forEach(term -> termsByStart.put(term.start(), term));
            year.closures()
                    .forEach(closure -> closures.computeIfAbsent(closure.date(), date -> new ArrayList<>())
                            .add(closure));
            year.closures().forEach(closure -> named.addAll(closure.yearGroups()));
        }
        for (DatedTimes entry : dated) {
            times.put(entry.from(), entry);
            named.addAll(entry.named());
        }
    }

    /**
     * Builds the calendar of a school from its published years and its dated session times, in any order.
     *
     * @throws IllegalArgumentException if terms overlap or are out of order, a half term or closure lies outside its
     *     term or year, or times run backwards; the message begins with the field, such as {@code terms[1].start}
     */
    public static SchoolCalendar of(List<CalendarYear> years, List<DatedTimes> times) {
        CalendarChecks.check(years, times);
        return new SchoolCalendar(years, times);
    }

    /** Whether pupils of the year group are due in for that session. */
    public boolean isOpen(LocalDate date, Session session, int yearGroup) {
        if (isWeekend(date)
                || termOf(date).filter(term -> term.isInSession(date)).isEmpty()) {
            return false;
        }
        List<Closure> ofDay = closures.get(date);
        return ofDay == null || ofDay.stream().noneMatch(closure -> closure.closes(session, yearGroup));
    }

    /** Every session of the school year that is open to the year group and has times, in order; worked out once. */
    public List<OpenSession> openSessions(SchoolYear year, int yearGroup) {
        Cohort cohort = new Cohort(year, named.contains(yearGroup) ? yearGroup : UNNAMED);
        return opened.computeIfAbsent(cohort, this::open);
    }

    private List<OpenSession> open(Cohort cohort) {
        List<OpenSession> open = new ArrayList<>();
        for (LocalDate day : schoolDays(cohort.year().start(), cohort.year().end(), cohort.yearGroup())) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            for (Session session : Session.values()) {
                SessionRef ref = new SessionRef(day, session);
                closesAt(day, session, cohort.yearGroup())
                        .ifPresent(close ->
                                open.add(new OpenSession(ref, cohort.year().position(ref), close, monday)));
            }
        }
        return List.copyOf(open);
    }

    /** Whether at least one session of that day is open to the year group. */
    public boolean isSchoolDay(LocalDate date, int yearGroup) {
        return isOpen(date, Session.AM, yearGroup) || isOpen(date, Session.PM, yearGroup);
    }

    /**
     * The times of that session under the arrangements of that date, for year groups without times of their own. The
     * earliest arrangements known also hold before their own date, because a session without a close could never settle.
     */
    public Optional<SessionTimes> times(LocalDate date, Session session) {
        return timesOn(date).flatMap(dated -> dated.of(date, session));
    }

    /** The times of that session for one year group, where they may differ from the school's. */
    public Optional<SessionTimes> times(LocalDate date, Session session, int yearGroup) {
        return timesOn(date).flatMap(dated -> dated.of(date, session, yearGroup));
    }

    /** The year groups that may have times of their own on that date. */
    public Set<Integer> yearGroupsWithOwnTimes(LocalDate date) {
        return timesOn(date).map(DatedTimes::named).orElse(Set.of());
    }

    /** What is closed on that date, whole sessions or for some year groups only. */
    public List<Closure> closuresOn(LocalDate date) {
        return List.copyOf(closures.getOrDefault(date, List.of()));
    }

    /** When the register of that session closes, or empty if the session is not open or has no times. */
    public Optional<LocalDateTime> closesAt(LocalDate date, Session session, int yearGroup) {
        return isOpen(date, session, yearGroup)
                ? times(date, session, yearGroup).map(day -> date.atTime(day.closes()))
                : Optional.empty();
    }

    /** Whether one of these days has a session closed to the year group for one of these reasons. */
    public boolean isClosedWithin(DateRange days, Set<ClosureReason> reasons, int yearGroup) {
        return closures.values().stream()
                .flatMap(List::stream)
                .anyMatch(closure -> days.contains(closure.date())
                        && reasons.contains(closure.reason())
                        && (closure.yearGroups().isEmpty()
                                || closure.yearGroups().contains(yearGroup)));
    }

    private Optional<DatedTimes> timesOn(LocalDate date) {
        var entry = times.floorEntry(date);
        if (entry == null) {
            entry = times.firstEntry();
        }
        return entry == null ? Optional.empty() : Optional.of(entry.getValue());
    }

    /**
     * The nth school day after the date ({@code n} from 1). Where the published terms end before it, weekdays are
     * presumed school days from a fortnight after the last term, or from 1 September after a summer term, so that a
     * date can always be shown; ask again when the calendar is continued.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public LocalDate schoolDaysAfter(LocalDate date, int n, int yearGroup) {
        if (n < 1) {
            throw new IllegalArgumentException("n: must be at least 1, not " + n);
        }
        LocalDate presumedFrom = presumedFrom(date);
        LocalDate day = date;
        int left = n;
        while (left > 0) {
            day = day.plusDays(1);
            boolean counts = day.isBefore(presumedFrom) ? isSchoolDay(day, yearGroup) : !isWeekend(day);
            if (counts) {
                left--;
            }
        }
        return day;
    }

    /** The school days of the year group from the first date to the last, both included. */
    public List<LocalDate> schoolDays(LocalDate from, LocalDate to, int yearGroup) {
        return from.isAfter(to)
                ? List.of()
                : from.datesUntil(to.plusDays(1))
                        .filter(day -> isSchoolDay(day, yearGroup))
                        .toList();
    }

    /** The term that spans the date, its half-term holiday included. */
    public Optional<Term> termOf(LocalDate date) {
        return Optional.ofNullable(termsByStart.floorEntry(date))
                .map(Map.Entry::getValue)
                .filter(term -> term.spans(date));
    }

    /** The half of a term that contains the date; the whole term where it has no half-term holiday. */
    public Optional<DateRange> halfTermPeriodOf(LocalDate date) {
        return termOf(date).filter(term -> term.isInSession(date)).map(term -> {
            DateRange holiday = term.halfTerm();
            if (holiday == null) {
                return new DateRange(term.start(), term.end());
            }
            return date.isBefore(holiday.start())
                    ? new DateRange(term.start(), holiday.start().minusDays(1))
                    : new DateRange(holiday.end().plusDays(1), term.end());
        });
    }

    /** Whether the school has published the year that contains the date. */
    public boolean covers(LocalDate date) {
        return years.contains(SchoolYear.of(date));
    }

    /** Every published term, in order. */
    public List<Term> terms() {
        return List.copyOf(termsByStart.values());
    }

    private LocalDate presumedFrom(LocalDate date) {
        LocalDate lastDay = termsByStart.isEmpty()
                ? date
                : termsByStart.lastEntry().getValue().end();
        boolean summer =
                lastDay.getMonthValue() >= Month.JUNE.getValue() && lastDay.getMonthValue() <= Month.AUGUST.getValue();
        return summer ? LocalDate.of(lastDay.getYear(), Month.SEPTEMBER, 1) : lastDay.plusDays(15);
    }

    private static boolean isWeekend(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
