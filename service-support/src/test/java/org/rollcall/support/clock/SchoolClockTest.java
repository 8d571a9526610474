package org.rollcall.support.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolClockTest {
    private final MachineClock machine = new MachineClock();
    private final SchoolClock clock = new SchoolClock(machine);

    @Test
    void itRunsWithTheMachineUntilItIsMoved() {
        // Given
        Instant before = machine.now();

        // When
        Instant now = clock.now();

        // Then
        assertThat(now).isBetween(before, machine.now());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T22:59:00Z, 2026-07-01, 23:59",
        "2026-07-01T23:00:00Z, 2026-07-02, 00:00",
        "2026-12-01T23:59:00Z, 2026-12-01, 23:59",
        "2026-10-25T00:30:00Z, 2026-10-25, 01:30",
        "2026-10-25T01:30:00Z, 2026-10-25, 01:30",
        "2027-03-28T00:59:00Z, 2027-03-28, 00:59",
        "2027-03-28T01:00:00Z, 2027-03-28, 02:00"
    })
    void datesAndTimesAreLondonsInSummerAndWinter(Instant set, LocalDate date, LocalTime time) {
        // Given
        clock.setAhead(Duration.between(machine.now(), set));

        // When
        LocalDate today = clock.today();

        // Then
        assertThat(today).isEqualTo(date);
        assertThat(clock.localNow().toLocalTime()).isBetween(time, time.plusSeconds(30));
    }

    @Test
    void theMachineClockIsNeverMoved() {
        // Given
        Instant before = machine.now();

        // When
        clock.setAhead(Duration.ofDays(400));

        // Then
        assertThat(machine.now()).isBetween(before, before.plusSeconds(30));
        assertThat(clock.now()).isAfter(before.plus(Duration.ofDays(399)));
    }
}
