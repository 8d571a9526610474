package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * What a notice costs and until when.
 *
 * @param dayOne the day counted as the first
 */
public record NoticeTerms(Tariff tariff, LocalDate dayOne) {

    /** The day's number; whoever pays before the first day pays as on it. */
    public int dayOf(LocalDate date) {
        return (int) Math.max(1, ChronoUnit.DAYS.between(dayOne, date) + 1);
    }

    /** What is to be paid on a day, in pence; empty after the twenty-eighth. */
    public OptionalInt dueOn(LocalDate date) {
        return tariff.onDay(dayOf(date));
    }

    /** The last day of the first amount. */
    public LocalDate earlyUntil() {
        return dayOne.plusDays(Tariff.EARLY_DAYS - 1L);
    }

    /** The last day on which the notice can be paid. */
    public LocalDate payableUntil() {
        return dayOne.plusDays(Tariff.DAYS - 1L);
    }
}
