package org.rollcall.reporting.summary;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attendance over a period, broken down one way.
 *
 * @param from first day
 * @param to last day
 * @param by the breakdown
 * @param items the rows, under the name that every list has
 * @param rows the same rows, under the name of the contract's table
 * @param nextCursor always null: a summary comes whole
 */
record Summary(
        LocalDate from,
        LocalDate to,
        String by,
        List<SummaryRow> items,
        List<SummaryRow> rows,
        @Nullable String nextCursor) {
    static Summary of(Period period, Breakdown by, List<SummaryRow> rows) {
        return new Summary(period.from(), period.to(), by.word(), rows, rows, null);
    }
}
