package org.rollcall.rules.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term from its first to its last day.
 *
 * @param halfTerm the holiday in its middle, or null if the term has none
 */
public record Term(
        String name,
        LocalDate start,
        LocalDate end,
        @Nullable DateRange halfTerm) {

    /** Whether the date lies between the term's first and last day, its half-term holiday included. */
    public boolean spans(LocalDate date) {
        return !date.isBefore(start) && !date.isAfter(end);
    }

    /** Whether the date lies in the term and outside its half-term holiday. */
    public boolean isInSession(LocalDate date) {
        return spans(date) && (halfTerm == null || !halfTerm.contains(date));
    }
}
