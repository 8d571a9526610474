package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.policy.Condition.Period;

/** The half term, term or school year of a day; outside every term the school year stands for each of them. */
record Periods(SchoolCalendar calendar) {

    DateRange of(LocalDate date, Period period) {
        SchoolYear year = SchoolYear.of(date);
        DateRange whole = new DateRange(year.start(), year.end());
        return switch (period) {
            case HALF_TERM -> calendar.halfTermPeriodOf(date).orElse(whole);
            case TERM ->
                calendar.termOf(date)
                        .map(term -> new DateRange(term.start(), term.end()))
                        .orElse(whole);
            case SCHOOL_YEAR -> whole;
        };
    }
}
