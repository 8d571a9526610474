package org.rollcall.rules.calendar;

import java.time.LocalDate;

/** A run of days, first and last included. */
public record DateRange(LocalDate start, LocalDate end) {

    /** Whether the date is one of these days. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(start) && !date.isAfter(end);
    }
}
