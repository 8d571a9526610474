package org.rollcall.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.rollcall.rules.code.Session;

/**
 * Session times of some days of the week or some year groups that differ from the school's.
 *
 * @param days the days; empty means every day
 * @param yearGroups the year groups; empty means the whole school
 * @param times the sessions that differ
 */
public record TimesException(Set<DayOfWeek> days, Set<Integer> yearGroups, Map<Session, SessionTimes> times) {

    public TimesException {
        days = Set.copyOf(days);
        yearGroups = Set.copyOf(yearGroups);
        times = Map.copyOf(times);
    }

    boolean isOn(LocalDate date) {
        return days.isEmpty() || days.contains(date.getDayOfWeek());
    }

    /** How closely it is meant for somebody: an exception for a year group goes before one for a day. */
    int closeness() {
        return (yearGroups.isEmpty() ? 0 : 2) + (days.isEmpty() ? 0 : 1);
    }
}
