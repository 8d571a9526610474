package org.rollcall.reporting.summary;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * What a caller asks of a summary, with its defaults filled in.
 *
 * @param period days
 * @param by breakdown
 */
record SummaryRequest(Period period, Breakdown by) {
    private static final int LONGEST_YEARS = 10;

    /**
     * Reads the query.
     *
     * @throws HttpProblem 400 naming each field that cannot be read
     */
    static SummaryRequest read(
            @Nullable String from, @Nullable String to, @Nullable String by, Breakdown usual, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate last = date("to", to, today, errors);
        LocalDate first = date("from", from, SchoolYear.of(last).start(), errors);
        Breakdown breakdown = by == null ? usual : Breakdown.of(by).orElse(null);
        if (breakdown == null || (breakdown == Breakdown.SCHOOL && usual != Breakdown.SCHOOL)) {
            errors.add(new FieldError("by", "must be one of " + Breakdown.words()));
        }
        if (breakdown == null || !errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new SummaryRequest(new Period(first, last), breakdown);
    }

    /**
     * Lets a period pass that runs forward and is not endless; to be asked once the caller may be here at all.
     *
     * @throws HttpProblem 422 naming the field
     */
    SummaryRequest checked() {
        if (period.from().isAfter(period.to())) {
            throw refused("from", "must not be after the last day");
        }
        if (period.from().plusYears(LONGEST_YEARS).isBefore(period.to())) {
            throw refused("from", "must not be more than " + LONGEST_YEARS + " years before the last day");
        }
        return this;
    }

    private static HttpProblem refused(String field, String message) {
        return Problem.unprocessable(
                "period-not-possible", "Choose another period.", List.of(new FieldError(field, message)));
    }

    private static LocalDate date(String field, @Nullable String text, LocalDate usual, List<FieldError> errors) {
        if (text == null) {
            return usual;
        }
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException notADay) {
            // Reported below like every other text that is no date.
        }
        errors.add(new FieldError(field, "must be a date like 2026-09-07"));
        return usual;
    }
}
