package org.rollcall.rules.penalty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;

/** Working days in England: all but weekends and bank holidays. */
final class WorkingDays {
    /** Holidays granted once, or moved to from the day of the rule. */
    private static final Set<LocalDate> GRANTED = Set.of(
            LocalDate.of(2020, 5, 8),
            LocalDate.of(2022, 6, 2),
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19),
            LocalDate.of(2023, 5, 8));
    /** Days of the rule that were worked because the holiday had moved. */
    private static final Set<LocalDate> MOVED = Set.of(LocalDate.of(2020, 5, 4), LocalDate.of(2022, 5, 30));

    private WorkingDays() {}

    /** The nth working day after a day, which does not count itself. */
    static LocalDate after(LocalDate day, int n) {
        LocalDate reached = day;
        int left = n;
        while (left > 0) {
            reached = reached.plusDays(1);
            left -= isWorkingDay(reached) ? 1 : 0;
        }
        return reached;
    }

    static boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !bankHolidays(day.getYear()).contains(day);
    }

    private static Set<LocalDate> bankHolidays(int year) {
        LocalDate easter = easter(year);
        Set<LocalDate> holidays = new HashSet<>(Set.of(
                substitute(LocalDate.of(year, Month.JANUARY, 1), 0),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY))));
        LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
        holidays.add(christmas);
        holidays.add(christmas.plusDays(1));
        // A weekend takes one or both of the two days: the next working days stand in.
        switch (christmas.getDayOfWeek()) {
            case FRIDAY -> holidays.add(christmas.plusDays(3));
            case SATURDAY -> {
                holidays.add(christmas.plusDays(2));
                holidays.add(christmas.plusDays(3));
            }
            case SUNDAY -> holidays.add(christmas.plusDays(2));
            default -> {}
        }
        holidays.removeAll(MOVED);
        GRANTED.stream().filter(day -> day.getYear() == year).forEach(holidays::add);
        return holidays;
    }

    private static LocalDate substitute(LocalDate day, int further) {
        LocalDate stands = day.plusDays(further);
        return isWeekend(stands) ? substitute(day, further + 1) : stands;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Easter Sunday by the anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int leaps = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int week = (32 + 2 * (century % 4) + 2 * (rest / 4) - leaps - rest % 4) % 7;
        int late = (golden + 11 * leaps + 22 * week) / 451;
        int sum = leaps + week - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
