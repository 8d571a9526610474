package org.rollcall.register.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.events.register.PeopleRecord.Flag;

class FlagHistoryTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 3);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

    @Test
    void aFlagThatGoesOnKeepsItsFirstDay() {
        // When
        List<Flag> after = FlagHistory.after(
                List.of(new Flag("FSM", SEPTEMBER, null)), List.of(new Flag("FSM", NOVEMBER, null)), NOVEMBER);

        // Then
        assertThat(after).containsExactly(new Flag("FSM", SEPTEMBER, null));
    }

    @Test
    void theSameFlagsAgainAreTheSameInWhateverOrderTheyAreNamed() {
        // Given
        List<Flag> before = List.of(new Flag("EAL", SEPTEMBER, null), new Flag("FSM", SEPTEMBER, null));

        // When
        List<Flag> after = FlagHistory.after(
                before, List.of(new Flag("FSM", NOVEMBER, null), new Flag("EAL", NOVEMBER, null)), NOVEMBER);

        // Then
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aFlagNoLongerNamedEndsTheDayBefore() {
        // When
        List<Flag> after = FlagHistory.after(
                List.of(new Flag("SOCIAL_WORKER", SEPTEMBER, null)),
                List.of(new Flag("FSM", NOVEMBER, null)),
                NOVEMBER);

        // Then
        assertThat(after)
                .containsExactly(
                        new Flag("FSM", NOVEMBER, null), new Flag("SOCIAL_WORKER", SEPTEMBER, NOVEMBER.minusDays(1)));
    }

    @Test
    void aFlagOfTheSameDayThatIsNoLongerNamedIsGone() {
        // When
        List<Flag> after = FlagHistory.after(List.of(new Flag("LAC", NOVEMBER, null)), List.of(), NOVEMBER);

        // Then
        assertThat(after).isEmpty();
    }

    @Test
    void aFlagThatEndedLongAgoStaysInTheHistory() {
        // Given
        Flag ended = new Flag("CIN", SEPTEMBER, SEPTEMBER.plusDays(10));

        // When
        List<Flag> after = FlagHistory.after(List.of(ended), List.of(), NOVEMBER);

        // Then
        assertThat(after).containsExactly(ended);
    }
}
