package org.rollcall.register.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.register.marking.ArrivalRules.Arrival;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

class ArrivalRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-14");

    @ParameterizedTest
    @CsvSource({
        "09:00, /,",
        "09:10, /,",
        "09:15, /,",
        "09:15:59, /,",
        "09:16, L, 16",
        "09:30, L, 30",
        "09:30:40, L, 30",
        "09:31, U, 31"
    })
    @DisplayName(
            "KCA-12.1 KCA-12.2 KCA-12.3 late from the minute after 09:15, after the close from the one after 09:30")
    void kingsCross(LocalTime at, String code, @Nullable Integer minutes) {
        assertArrival("09:00", "09:15", "09:30", Session.AM, at, code, minutes);
    }

    @ParameterizedTest
    @CsvSource({"08:50, /,", "08:51, L, 1", "08:55, L, 5", "09:00, L, 10", "09:01, U, 11"})
    @DisplayName("BHCET-5.1 BHCET-5.3 BHCET-5.4 BHCET-13.1 BHCET-13.2 the morning's window is ten minutes")
    void hogarthMorning(LocalTime at, String code, @Nullable Integer minutes) {
        assertArrival("08:50", "08:50", "09:00", Session.AM, at, code, minutes);
    }

    @ParameterizedTest
    @CsvSource({"12:58, \\,", "13:00, \\,", "13:01, U, 1"})
    @DisplayName("BHCET-5.2 BHCET-5.5 BHCET-5.6 the afternoon's window for L is empty")
    void hogarthAfternoon(LocalTime at, String code, @Nullable Integer minutes) {
        assertArrival("13:00", "13:00", "13:00", Session.PM, at, code, minutes);
    }

    @ParameterizedTest
    @CsvSource({"08:50, /,", "08:51, L, 1", "09:30, L, 40", "09:31, U, 41"})
    @DisplayName("ATT-4.1 ATT-A1.2.3 ATT-A1.2.4 ATT-A1.2.5 late after 08:50, after the close from 09:31")
    void attMorning(LocalTime at, String code, @Nullable Integer minutes) {
        assertArrival("08:50", "08:50", "09:30", Session.AM, at, code, minutes);
    }

    @ParameterizedTest
    @CsvSource({"13:00, \\,", "13:15, L, 15", "13:30, L, 30", "13:31, U, 31"})
    @DisplayName("ATT-A1.2.7 the afternoon's window runs from 13:00 to 13:30")
    void attAfternoon(LocalTime at, String code, @Nullable Integer minutes) {
        assertArrival("13:00", "13:00", "13:30", Session.PM, at, code, minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "AM, 09:00, /,",
        "AM, 09:01, L, 1",
        "PM, 13:15, \\,",
        "PM, 13:16, L, 1",
        "AM, 09:30, L, 30",
        "AM, 09:31, U, 31"
    })
    @DisplayName("AET-3.1 AET-10.2 in class by 09:00 and 13:15; the minute of the configured close is still late")
    void aspire(Session session, LocalTime at, String code, @Nullable Integer minutes) {
        String opens = session == Session.AM ? "09:00" : "13:15";
        String closes = session == Session.AM ? "09:30" : "13:45";
        assertArrival(opens, opens, closes, session, at, code, minutes);
    }

    @Test
    @DisplayName("BHCET-11.1 BHCET-13.2 an arrival decides what nobody decided, and no U where a reason is known")
    void decides() {
        // Given
        Arrival onTime = new Arrival("/", null);
        Arrival late = new Arrival("L", 5);
        Arrival after = new Arrival("U", 41);
        // Then
        assertThat(ArrivalRules.decides(null, late, false)).isTrue();
        assertThat(ArrivalRules.decides(null, after, false)).isTrue();
        assertThat(ArrivalRules.decides(null, onTime, false))
                .as("the teacher marks who is on time")
                .isFalse();
        assertThat(ArrivalRules.decides("N", onTime, false)).isTrue();
        assertThat(ArrivalRules.decides("N", after, false)).isTrue();
        assertThat(ArrivalRules.decides("N", after, true))
                .as("M rather than U: the school decides")
                .isFalse();
        assertThat(ArrivalRules.decides("N", late, true)).isTrue();
        for (String decided : new String[] {"/", "L", "U", "M", "I", "C", "O"}) {
            assertThat(ArrivalRules.decides(decided, after, false)).as(decided).isFalse();
        }
    }

    private static void assertArrival(
            String opens,
            String late,
            String closes,
            Session session,
            LocalTime at,
            String code,
            @Nullable Integer minutes) {
        // Given
        SessionTimes times = new SessionTimes(LocalTime.parse(opens), LocalTime.parse(late), LocalTime.parse(closes));
        // When
        Arrival arrival = ArrivalRules.arrival(times, new SessionRef(DAY, session), at);
        // Then
        assertThat(arrival).isEqualTo(new Arrival(code, minutes));
    }
}
