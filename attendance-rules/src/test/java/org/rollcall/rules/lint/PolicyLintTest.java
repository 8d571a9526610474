package org.rollcall.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.rules.lint.Lint.ATTENDANCE_RETURN;
import static org.rollcall.rules.lint.Lint.BANDS;
import static org.rollcall.rules.lint.Lint.CONTRADICTION;
import static org.rollcall.rules.lint.Lint.DELETION;
import static org.rollcall.rules.lint.Lint.PENALTY_DAYS;
import static org.rollcall.rules.lint.Lint.PENALTY_REGIME;
import static org.rollcall.rules.lint.Lint.PERSISTENT_ABSENCE;
import static org.rollcall.rules.lint.Lint.RECODED_LEAVE;
import static org.rollcall.rules.lint.Lint.REFUSED_LEAVE;
import static org.rollcall.rules.lint.Lint.REGISTER_WINDOW;
import static org.rollcall.rules.lint.Lint.RETENTION;
import static org.rollcall.rules.lint.Lint.RETIRED_CODES;
import static org.rollcall.rules.lint.Lint.REVOKED_REGULATIONS;
import static org.rollcall.rules.lint.Lint.UNEXPLAINED;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.rules.lint.Departure.Effect;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.Policies;

class PolicyLintTest {

    private static final Policies POLICIES = Policies.load();
    private static final LocalDate TODAY = LocalDate.parse("2026-10-02");

    static Stream<Arguments> expected() {
        return Stream.of(
                Arguments.of("national", Set.of()),
                Arguments.of("odst-2024", Set.of()),
                Arguments.of(
                        "aspire-2023",
                        Set.of(
                                RETENTION,
                                RETIRED_CODES,
                                PENALTY_REGIME,
                                PENALTY_DAYS,
                                ATTENDANCE_RETURN,
                                REFUSED_LEAVE,
                                REVOKED_REGULATIONS,
                                CONTRADICTION)),
                Arguments.of(
                        "hogarth-2024",
                        Set.of(
                                REGISTER_WINDOW,
                                PERSISTENT_ABSENCE,
                                BANDS,
                                ATTENDANCE_RETURN,
                                REVOKED_REGULATIONS,
                                CONTRADICTION)),
                Arguments.of(
                        "kings-cross-2024",
                        Set.of(
                                REGISTER_WINDOW,
                                PERSISTENT_ABSENCE,
                                BANDS,
                                PENALTY_DAYS,
                                DELETION,
                                RECODED_LEAVE,
                                REVOKED_REGULATIONS)),
                Arguments.of(
                        "att-2021",
                        Set.of(
                                REGISTER_WINDOW,
                                RETENTION,
                                RETIRED_CODES,
                                PENALTY_REGIME,
                                PENALTY_DAYS,
                                UNEXPLAINED,
                                DELETION,
                                REVOKED_REGULATIONS,
                                CONTRADICTION)));
    }

    @ParameterizedTest
    @MethodSource("expected")
    @DisplayName(
            "AET-6.7 AET-7.11 BHCET-5.6 BHCET-21.1 KCA-14.1 KCA-16.P4 ATT-A1.2.5 ATT-A2.O6 what departs from today's law")
    void departures(String policy, Set<Lint> lints) {
        assertThat(kinds(policy, TODAY)).isEqualTo(lints);
    }

    @Test
    @DisplayName("ATT-3.5 AET-7.11 what was law on the day before 19 August 2024 departs only from that day on")
    void dated() {
        assertThat(kinds("aspire-2023", LocalDate.parse("2024-08-18"))).containsExactly(CONTRADICTION);
        assertThat(kinds("att-2021", LocalDate.parse("2024-08-18"))).containsExactly(CONTRADICTION);
        assertThat(kinds("aspire-2023", LocalDate.parse("2024-08-19"))).hasSize(8);
        assertThat(kinds("kings-cross-2024", LocalDate.parse("2024-11-30"))).isEmpty();
    }

    @Test
    @DisplayName(
            "NAT-WT.3 ATT-A1.2.5 BHCET-5.6 a register of 40 minutes, of none and of unequal length is told with its figures")
    void register() {
        assertThat(says("att-2021", REGISTER_WINDOW)).contains("40 minutes", "30 minutes");
        assertThat(says("hogarth-2024", REGISTER_WINDOW)).contains("10 minutes", "0 minutes");
        assertThat(says("kings-cross-2024", REGISTER_WINDOW)).contains("30 minutes", "not stated");
    }

    @Test
    @DisplayName("Where a person would be harmed the law runs, elsewhere the policy as written")
    void effects() {
        assertThat(departures("att-2021").filter(found -> found.effect() == Effect.LAW_RUNS))
                .extracting(Departure::lint)
                .containsOnly(RETENTION, RETIRED_CODES, PENALTY_REGIME, UNEXPLAINED, DELETION);
        assertThat(departures("hogarth-2024")).allMatch(found -> found.effect() == Effect.POLICY_RUNS);
    }

    @Test
    @DisplayName("Every departure names clauses that ship, on both sides")
    void cited() {
        for (String policy : POLICIES.ids()) {
            assertThat(departures(policy)).allSatisfy(found -> {
                assertThat(Clauses.find(found.law())).as(found.law()).isPresent();
                assertThat(found.clauses())
                        .isNotEmpty()
                        .allSatisfy(clause ->
                                assertThat(Clauses.find(clause)).as(clause).isPresent());
            });
        }
    }

    private static String says(String policy, Lint lint) {
        return departures(policy)
                .filter(found -> found.lint() == lint)
                .map(Departure::says)
                .collect(Collectors.joining(" "));
    }

    private static Stream<Departure> departures(String policy) {
        return lint(policy, TODAY).stream();
    }

    private static Set<Lint> kinds(String policy, LocalDate on) {
        return lint(policy, on).stream().map(Departure::lint).collect(Collectors.toSet());
    }

    private static List<Departure> lint(String policy, LocalDate on) {
        return PolicyLint.lint(POLICIES.find(policy).orElseThrow(), on);
    }
}
