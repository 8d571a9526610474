package org.rollcall.rules.penalty;

import java.time.LocalDate;
import org.rollcall.rules.calendar.SchoolCalendar;

/**
 * The time that a notice to improve gives, in weeks of five school days, so that no holiday shortens it (NAT-PN.4).
 *
 * @param from the first school day of it
 * @param to the last one
 */
public record ImprovementPeriod(LocalDate from, LocalDate to) {
    private static final int DAYS_A_WEEK = 5;

    /** The period of so many weeks that begins with the first school day after a day. */
    public static ImprovementPeriod after(LocalDate day, int weeks, SchoolCalendar calendar, int yearGroup) {
        return new ImprovementPeriod(
                calendar.schoolDaysAfter(day, 1, yearGroup),
                calendar.schoolDaysAfter(day, weeks * DAYS_A_WEEK, yearGroup));
    }
}
