package org.rollcall.leave.lunch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.calendar.Term;

class LunchPassTest {
    private static final LocalDate ASKED = LocalDate.of(2023, 6, 6);
    private static final List<Term> TERMS = List.of(
            new Term("Summer", LocalDate.of(2023, 4, 17), LocalDate.of(2023, 7, 21), null),
            new Term("Autumn", LocalDate.of(2023, 9, 4), LocalDate.of(2023, 12, 15), null),
            new Term("Spring", LocalDate.of(2024, 1, 3), LocalDate.of(2024, 3, 28), null));

    @Test
    @DisplayName("AET-9.3 a request of 6 June is decided by the 13th, and overdue on the 14th")
    void theDecisionIsDueWithinAWeek() {
        // Given
        LunchPass pass = requested();

        // Then
        assertThat(pass.asked().decideBy()).isEqualTo(LocalDate.of(2023, 6, 13));
        assertThat(pass.isOverdueOn(LocalDate.of(2023, 6, 13))).isFalse();
        assertThat(pass.isOverdueOn(LocalDate.of(2023, 6, 14))).isTrue();
        assertThat(granted(null).isOverdueOn(LocalDate.of(2023, 6, 14))).isFalse();
    }

    @Test
    @DisplayName("AET-9.4 permission of 12 June is valid from that day on, and not before")
    void permissionBeginsOnItsDay() {
        assertThat(granted(null).isValidOn(LocalDate.of(2023, 6, 11))).isFalse();
        assertThat(granted(null).isValidOn(LocalDate.of(2023, 6, 12))).isTrue();
        assertThat(granted(LocalDate.of(2023, 6, 16)).isValidOn(LocalDate.of(2023, 6, 16)))
                .isTrue();
        assertThat(granted(LocalDate.of(2023, 6, 16)).isValidOn(LocalDate.of(2023, 6, 17)))
                .isFalse();
        assertThat(requested().isValidOn(LocalDate.of(2023, 6, 12))).isFalse();
    }

    @Test
    @DisplayName("AET-9.8, AET-9.9 once withdrawn it is not valid, whoever withdrew it")
    void withdrawnIsOver() {
        // Given
        LunchPass pass = granted(null);
        PassState.Granted state = (PassState.Granted) pass.state();

        // Then
        assertThat(pass.become(state.withdraw(act("2023-06-20T09:00:00Z"), "late back", false))
                        .isValidOn(LocalDate.of(2023, 6, 20)))
                .isFalse();
        assertThat(pass.become(state.withdraw(act("2023-06-20T09:00:00Z"), null, true))
                        .isValidOn(LocalDate.of(2023, 6, 20)))
                .isFalse();
    }

    @Test
    @DisplayName("AET-9.10 permission live on 21 July is asked about on 4 September, and unconfirmed until the answer")
    void eachTermTheParentIsAsked() {
        // Given
        LunchPass pass = granted(null);

        // When
        LunchPass asked = pass.askedAgain(LocalDate.of(2023, 9, 4));

        // Then
        assertThat(RenewalRules.nextTerm(pass, TERMS)).contains(LocalDate.of(2023, 9, 4));
        assertThat(RenewalRules.dueOn(LocalDate.of(2023, 9, 4))).isEqualTo("2023-09-04T06:00:00Z");
        assertThat(pass.isUnconfirmed()).isFalse();
        assertThat(asked.isUnconfirmed()).isTrue();
        assertThat(asked.isValidOn(LocalDate.of(2023, 9, 5))).isTrue();
        assertThat(asked.confirmed(LocalDate.of(2023, 9, 6)).isUnconfirmed()).isFalse();
        assertThat(RenewalRules.nextTerm(asked, TERMS)).contains(LocalDate.of(2024, 1, 3));
        assertThat(RenewalRules.nextTerm(granted(LocalDate.of(2023, 7, 21)), TERMS))
                .isEmpty();
        assertThat(RenewalRules.nextTerm(requested(), TERMS)).isEmpty();
    }

    private static LunchPass requested() {
        return new LunchPass(
                910_000,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new LunchPass.Asked("eats at home", "Demo Parent", ASKED, ASKED.plusDays(7), List.of("Demo Parent")),
                "AET-9.1",
                Instant.parse("2023-06-06T08:00:00Z"),
                null,
                null,
                null,
                null,
                1,
                new PassState.Requested());
    }

    private static LunchPass granted(@Nullable LocalDate to) {
        return requested()
                .decided(
                        new PassState.Requested()
                                .grant(
                                        act("2023-06-12T09:00:00Z"),
                                        null,
                                        new PassState.Terms(LocalDate.of(2023, 6, 12), to, null)),
                        null);
    }

    private static PassState.Act act(String at) {
        return new PassState.Act("Test head", "head", Instant.parse(at));
    }
}
