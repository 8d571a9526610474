package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A parent reported an absence and gave a reason that nobody has judged yet.
 *
 * @param at when the parent did, at school local time
 * @param from first day of the absence
 * @param to last day, or null if the parent named none
 */
public record AbsenceReportFact(
        LocalDateTime at, LocalDate from, @Nullable LocalDate to) {

    /** Whether the report is about an absence that ran from the first day to the last. */
    boolean concerns(LocalDate firstDay, LocalDate lastDay) {
        return !from.isAfter(lastDay) && !(to == null ? from : to).isBefore(firstDay);
    }
}
