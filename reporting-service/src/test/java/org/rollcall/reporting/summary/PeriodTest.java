package org.rollcall.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.events.register.CalendarChanged.Span;
import org.rollcall.events.register.CalendarChanged.Term;
import org.rollcall.reporting.standing.SchoolTerms;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-09-01,2026-09-30,2026-09-01,2026-10-01",
        "2026-08-15,2026-11-20,2026-09-01,2026-11-01",
        "2026-09-02,2026-09-30,2026-10-01,2026-10-01",
        "2026-09-02,2026-10-30,2026-10-31,2026-10-31",
        "2026-09-05,2026-09-05,2026-09-06,2026-09-06"
    })
    void wholeMonthsAreFoundAndTheDaysAroundThemLeft(
            LocalDate from, LocalDate to, LocalDate wholeFrom, LocalDate wholeUntil) {
        // Given
        Period period = new Period(from, to);

        // Then
        assertThat(period.wholeMonthsFrom()).isEqualTo(wholeFrom);
        assertThat(period.wholeMonthsUntil()).isEqualTo(wholeUntil);
    }

    @Test
    void halfTermsLieAroundTheHoliday() {
        // Given
        Term term = new Term(
                "Autumn 2026",
                LocalDate.of(2026, 9, 3),
                LocalDate.of(2026, 12, 18),
                new Span(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)));

        // When
        List<NamedPeriod> halves = NamedPeriod.halfTerms(List.of(new SchoolTerms(1, "2026-27", List.of(term))));

        // Then
        assertThat(halves)
                .containsExactly(
                        new NamedPeriod(
                                1,
                                LocalDate.of(2026, 9, 3),
                                LocalDate.of(2026, 10, 25),
                                "2026-27/1/1",
                                "Autumn 2026, first half"),
                        new NamedPeriod(
                                1,
                                LocalDate.of(2026, 10, 31),
                                LocalDate.of(2026, 12, 18),
                                "2026-27/1/2",
                                "Autumn 2026, second half"));
    }
}
