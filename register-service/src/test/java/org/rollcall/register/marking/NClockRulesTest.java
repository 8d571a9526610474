package org.rollcall.register.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;

class NClockRulesTest {
    private static final SessionTimes MORNING =
            new SessionTimes(LocalTime.of(8, 50), LocalTime.of(9, 0), LocalTime.of(9, 30));
    private static final SchoolCalendar AUTUMN = SchoolCalendar.of(
            List.of(new CalendarYear(
                    SchoolYear.parse("2026-27"),
                    List.of(new Term(
                            "Autumn",
                            LocalDate.of(2026, 9, 3),
                            LocalDate.of(2026, 12, 18),
                            new DateRange(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)))),
                    List.of(new Closure(
                            LocalDate.of(2026, 9, 18),
                            Set.of(Session.AM, Session.PM),
                            ClosureReason.INSET,
                            null,
                            Set.of())))),
            List.of(new DatedTimes(LocalDate.of(2006, 9, 1), Map.of(Session.AM, MORNING, Session.PM, MORNING))));

    @ParameterizedTest
    @CsvSource({
        // over an INSET day and a weekend, in summer time
        "2026-09-14, 2026-09-22T23:00:00Z",
        // over half term and the change of the clocks
        "2026-10-22, 2026-11-06T00:00:00Z",
        "2026-11-02, 2026-11-10T00:00:00Z",
    })
    void aReasonMayStayOpenToTheEndOfTheFifthSchoolDay(LocalDate session, Instant due) {
        // When
        Instant found = NClockRules.due(AUTUMN, session, 3);

        // Then
        assertThat(found).isEqualTo(due);
    }

    @Test
    void aDayBehindTheLastTermIsStillGivenADate() {
        // When
        Instant found = NClockRules.due(AUTUMN, LocalDate.of(2026, 12, 17), 3);

        // Then
        assertThat(found).isAfter(Instant.parse("2027-01-01T00:00:00Z"));
    }
}
