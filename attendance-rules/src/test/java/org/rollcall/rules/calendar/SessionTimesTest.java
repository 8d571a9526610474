package org.rollcall.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.code.Session;

class SessionTimesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 23);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static SessionTimes closing(String closes) {
        return new SessionTimes(LocalTime.of(8, 50), LocalTime.of(9, 0), LocalTime.parse(closes));
    }

    private static SchoolCalendar calendar(Closure... closures) {
        return SchoolCalendar.of(
                List.of(new CalendarYear(
                        SchoolYear.parse("2026-27"),
                        List.of(new Term("Autumn", LocalDate.of(2026, 9, 3), LocalDate.of(2026, 12, 18), null)),
                        List.of(closures))),
                List.of(
                        new DatedTimes(
                                LocalDate.of(2026, 9, 1),
                                Map.of(Session.AM, closing("09:30"), Session.PM, closing("13:30")),
                                List.of(
                                        new TimesException(
                                                Set.of(DayOfWeek.FRIDAY),
                                                Set.of(),
                                                Map.of(Session.PM, closing("12:45"))),
                                        new TimesException(Set.of(), Set.of(0), Map.of(Session.AM, closing("09:15"))))),
                        new DatedTimes(
                                LocalDate.of(2026, 11, 2),
                                Map.of(Session.AM, closing("09:20"), Session.PM, closing("13:20")))));
    }

    @Test
    @DisplayName("times differ by day of the week and by year group, and change during a year")
    void timesDifferByDayAndYearGroup() {
        // Given
        SchoolCalendar calendar = calendar();

        // Then
        assertThat(calendar.closesAt(MONDAY, Session.PM, 3)).contains(MONDAY.atTime(13, 30));
        assertThat(calendar.closesAt(FRIDAY, Session.PM, 3)).contains(FRIDAY.atTime(12, 45));
        assertThat(calendar.closesAt(MONDAY, Session.AM, 0)).contains(MONDAY.atTime(9, 15));
        assertThat(calendar.closesAt(MONDAY, Session.AM, 3)).contains(MONDAY.atTime(9, 30));
        assertThat(calendar.times(MONDAY, Session.AM)).contains(closing("09:30"));
        assertThat(calendar.closesAt(LocalDate.of(2026, 11, 2), Session.AM, 0))
                .contains(LocalDate.of(2026, 11, 2).atTime(9, 20));
        assertThat(calendar.yearGroupsWithOwnTimes(MONDAY)).containsExactly(0);
        assertThat(calendar.yearGroupsWithOwnTimes(LocalDate.of(2026, 11, 2))).isEmpty();
    }

    @Test
    @DisplayName("a register closes at the same local time on either side of the clock change")
    void theCloseFollowsTheLocalClock() {
        // Given
        SchoolCalendar calendar = calendar();

        // Then
        assertThat(calendar.closesAt(FRIDAY, Session.AM, 3)
                        .orElseThrow()
                        .atZone(LONDON)
                        .toInstant())
                .isEqualTo(FRIDAY.atTime(8, 30).toInstant(ZoneOffset.UTC));
        LocalDate after = LocalDate.of(2026, 10, 26);
        assertThat(calendar.closesAt(after, Session.AM, 3)
                        .orElseThrow()
                        .atZone(LONDON)
                        .toInstant())
                .isEqualTo(after.atTime(9, 30).toInstant(ZoneOffset.UTC));
    }

    @Test
    @DisplayName("AET-6.5 BHCET-10.11 a planned closure is #, an unplanned one the Y of its cause (BHCET-12.5)")
    void closuresHaveACode() {
        // Given
        Set<Session> both = Set.of(Session.AM, Session.PM);

        // Then
        assertThat(new Closure(MONDAY, both, ClosureReason.INSET, null, Set.of()).code())
                .isEqualTo("#");
        assertThat(new Closure(MONDAY, both, ClosureReason.PLANNED, null, Set.of(1, 2)).code())
                .isEqualTo("#");
        assertThat(new Closure(MONDAY, both, ClosureReason.UNPLANNED, null, Set.of()).code())
                .isEqualTo("Y4");
        assertThat(new Closure(MONDAY, both, ClosureReason.UNPLANNED, null, Set.of(1)).code())
                .isEqualTo("Y3");
        assertThat(new Closure(MONDAY, both, ClosureReason.UNPLANNED, null, Set.of(), ClosureCause.PUBLIC_HEALTH, null)
                        .code())
                .isEqualTo("Y6");
        assertThat(new Closure(LocalDate.of(2023, 3, 6), both, ClosureReason.UNPLANNED, null, Set.of()).code())
                .isEqualTo("Y");
    }
}
