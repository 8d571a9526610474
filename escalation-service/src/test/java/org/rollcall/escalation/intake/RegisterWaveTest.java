package org.rollcall.escalation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Event;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.MarksAmended.Kind;

/** What is applied together must not depend on how many events a poll happened to bring. */
class RegisterWaveTest {
    private static final int URN = 920_001;
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private static MarksAmended amended(Kind kind, UUID pupil, int day) {
        return new MarksAmended(
                URN,
                1,
                new UUID(day, day),
                kind,
                Instant.parse("2026-09-28T16:30:00Z"),
                List.of(new MarksAmended.Amendment(
                        pupil, LocalDate.of(2026, 9, day), "AM", new UUID(9, 9), "N", "I", null, 2)));
    }

    private static List<Integer> sizes(Event... events) {
        return RegisterWave.split(Arrays.stream(events)
                        .map(event -> new Happened<>(event, null))
                        .toList())
                .stream()
                .map(wave -> wave.events().size())
                .toList();
    }

    @Test
    void aPupilAmendedAgainIsEvaluatedInBetween() {
        assertThat(sizes(
                        amended(Kind.AMENDED, ONE, 14), amended(Kind.AMENDED, ONE, 15), amended(Kind.AMENDED, ONE, 16)))
                .containsExactly(1, 1, 1);
    }

    @Test
    void differentPupilsAreEvaluatedTogether() {
        assertThat(sizes(
                        amended(Kind.AMENDED, ONE, 14),
                        amended(Kind.AMENDED, OTHER, 14),
                        amended(Kind.AMENDED, ONE, 15),
                        amended(Kind.AMENDED, OTHER, 15)))
                .containsExactly(2, 2);
    }

    @Test
    void aFileOfPastMarksIsOneRunHoweverOftenItNamesAPupil() {
        assertThat(sizes(amended(Kind.IMPORTED, ONE, 14), amended(Kind.IMPORTED, ONE, 15)))
                .containsExactly(2);
    }

    @Test
    void changesOfPastMarksKeepToThemselves() {
        assertThat(sizes(amended(Kind.EXPIRED, ONE, 7), amended(Kind.AMENDED, ONE, 14), amended(Kind.EXPIRED, ONE, 8)))
                .containsExactly(1, 1, 1);
    }
}
