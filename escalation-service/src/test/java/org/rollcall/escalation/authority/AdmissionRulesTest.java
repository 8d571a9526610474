package org.rollcall.escalation.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;

@DisplayName("NAT-2024.13d, BHCET-4.10 of whom the authority is told as new pupils")
class AdmissionRulesTest {
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 9, 3);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 3);
    /** Reception begins a day later than the others. */
    private static final SchoolCalendar CALENDAR = SchoolCalendar.of(
            List.of(new CalendarYear(
                    SchoolYear.parse("2026-27"),
                    List.of(new Term("Autumn", FIRST_DAY, LocalDate.of(2026, 12, 18), null)),
                    List.of(new Closure(
                            FIRST_DAY, Set.of(Session.AM, Session.PM), ClosureReason.PLANNED, null, Set.of(0))))),
            List.of());

    @Test
    @DisplayName("NAT-2024.13d the return is due by the end of the fifth day, whatever days these are")
    void theFifthDay() {
        assertThat(AdmissionRules.dueOn(LocalDate.of(2026, 11, 5))).isEqualTo(LocalDate.of(2026, 11, 10));
    }

    @Test
    @DisplayName("NAT-2024.13d not the most junior class at the start of the school year, unless the authority asks")
    void theStandardTransition() {
        assertThat(returned(FIRST_DAY.plusDays(1), 0, "PRIMARY", false)).isFalse();
        assertThat(returned(FIRST_DAY.plusDays(2), 0, "PRIMARY", false)).isTrue();
        assertThat(returned(FIRST_DAY.plusDays(1), 0, "PRIMARY", true)).isTrue();
        assertThat(returned(FIRST_DAY, 3, "PRIMARY", false)).isTrue();
        assertThat(returned(FIRST_DAY, 7, "SECONDARY", false)).isFalse();
        assertThat(returned(FIRST_DAY.plusDays(1), 7, "SECONDARY", false)).isTrue();
        assertThat(returned(FIRST_DAY, 8, "SECONDARY", false)).isTrue();
        assertThat(returned(FIRST_DAY, 7, "ALL_THROUGH", false)).isTrue();
        assertThat(returned(FIRST_DAY, 7, null, false)).isFalse();
    }

    @Test
    @DisplayName("NAT-2024.13d who started by the school's first register came along with the roll")
    void whoCameAlongWithTheRoll() {
        AdmissionRules.Admitting fresh =
                new AdmissionRules.Admitting("PRIMARY", CALENDAR, FIRST_DAY.plusDays(4), false);
        assertThat(AdmissionRules.isReturned(FIRST_DAY.plusDays(4), 3, fresh)).isFalse();
        assertThat(AdmissionRules.isReturned(FIRST_DAY.plusDays(5), 3, fresh)).isTrue();
    }

    private static boolean returned(LocalDate start, int yearGroup, @Nullable String phase, boolean asked) {
        return AdmissionRules.isReturned(
                start, yearGroup, new AdmissionRules.Admitting(phase, CALENDAR, LAST_YEAR, asked));
    }
}
