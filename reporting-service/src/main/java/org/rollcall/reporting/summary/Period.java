package org.rollcall.reporting.summary;

import java.time.LocalDate;

/**
 * The days that a summary covers.
 *
 * @param from first day
 * @param to last day
 */
record Period(LocalDate from, LocalDate to) {
    /** The first day of the first whole month; the day after the period when it holds no whole month. */
    LocalDate wholeMonthsFrom() {
        return hasWholeMonth() ? nextMonthStart() : to.plusDays(1);
    }

    /** The day after the last whole month; the day after the period when it holds no whole month. */
    LocalDate wholeMonthsUntil() {
        return hasWholeMonth() ? monthStartAfterEnd() : to.plusDays(1);
    }

    private boolean hasWholeMonth() {
        return nextMonthStart().isBefore(monthStartAfterEnd());
    }

    private LocalDate nextMonthStart() {
        return from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    }

    private LocalDate monthStartAfterEnd() {
        return to.plusDays(1).withDayOfMonth(1);
    }
}
