package org.rollcall.leave.school;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.Session;

/**
 * What is known of a pupil on roll when leave is asked for.
 *
 * @param yearGroup national curriculum year, 0 for reception
 * @param policyId the school's policy on the first day of the leave, empty while unknown
 * @param calendar the calendars published so far; they may not cover the leave
 */
public record RollEntry(int yearGroup, Optional<String> policyId, SchoolCalendar calendar) {
    /** Sessions open to the pupil in that time, empty while the calendar does not cover it. */
    public OptionalInt sessions(DateRange days) {
        return calendar.covers(days.start()) && calendar.covers(days.end())
                ? OptionalInt.of((int) days.start()
                        .datesUntil(days.end().plusDays(1))
                        .flatMap(day ->
                                Stream.of(Session.values()).filter(session -> calendar.isOpen(day, session, yearGroup)))
                        .count())
                : OptionalInt.empty();
    }

    RollEntry(int yearGroup, Optional<String> policyId, List<CalendarYear> years) {
        this(yearGroup, policyId, SchoolCalendar.of(years, List.of()));
    }
}
