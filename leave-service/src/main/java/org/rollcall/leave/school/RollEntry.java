package org.rollcall.leave.school;

import java.util.List;
import java.util.Optional;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolCalendar;

/**
 * What is known of a pupil on roll when leave is asked for.
 *
 * @param yearGroup national curriculum year, 0 for reception
 * @param policyId the school's policy on the first day of the leave, empty while unknown
 * @param calendar the calendars published so far; they may not cover the leave
 */
public record RollEntry(int yearGroup, Optional<String> policyId, SchoolCalendar calendar) {
    RollEntry(int yearGroup, Optional<String> policyId, List<CalendarYear> years) {
        this(yearGroup, policyId, SchoolCalendar.of(years, List.of()));
    }
}
