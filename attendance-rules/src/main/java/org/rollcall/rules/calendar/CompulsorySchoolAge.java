package org.rollcall.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** Compulsory school age (Education Act 1996, section 8): outside it no penalty and no return to the LA. */
public final class CompulsorySchoolAge {

    private static final List<MonthDay> PRESCRIBED_DAYS =
            List.of(MonthDay.of(Month.MARCH, 31), MonthDay.of(Month.AUGUST, 31), MonthDay.of(Month.DECEMBER, 31));
    private static final int AGE_OF_ENTRY = 5;
    private static final int AGE_OF_LEAVING = 16;

    private CompulsorySchoolAge() {}

    /**
     * Whether a child born on the first date is of compulsory school age on the second: from the prescribed day on or
     * after the fifth birthday to the end of the last Friday of June of the year of the sixteenth.
     */
    public static boolean on(LocalDate dateOfBirth, LocalDate date) {
        return !date.isBefore(begins(dateOfBirth)) && !date.isAfter(ends(dateOfBirth));
    }

    /** The prescribed day (31 March, 31 August, 31 December) on or next after the fifth birthday. */
    public static LocalDate begins(LocalDate dateOfBirth) {
        LocalDate fifth = dateOfBirth.plusYears(AGE_OF_ENTRY);
        return PRESCRIBED_DAYS.stream()
                .map(day -> day.atYear(fifth.getYear()))
                .filter(day -> !day.isBefore(fifth))
                .findFirst()
                .orElseThrow();
    }

    /** The school leaving date; a sixteenth birthday in July or August still belongs to the June before it. */
    public static LocalDate ends(LocalDate dateOfBirth) {
        LocalDate sixteenth = dateOfBirth.plusYears(AGE_OF_LEAVING);
        int year =
                sixteenth.getMonthValue() >= Month.SEPTEMBER.getValue() ? sixteenth.getYear() + 1 : sixteenth.getYear();
        return LocalDate.of(year, Month.JUNE, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
    }
}
