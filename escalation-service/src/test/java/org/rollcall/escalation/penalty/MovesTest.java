package org.rollcall.escalation.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.ImprovementPeriod;

class MovesTest {
    private static final Instant AT = Instant.parse("2026-09-21T14:30:00Z");
    private static final ImprovementPeriod PERIOD =
            new ImprovementPeriod(LocalDate.parse("2026-09-22"), LocalDate.parse("2026-11-09"));

    @ParameterizedTest
    @EnumSource(Decision.class)
    @DisplayName("NAT-PN.2 everything may be decided at first, and after support was tried")
    void undecided(Decision decision) {
        assertThat(stage(Stage.OPEN, decision)).contains(Stage.valueOf(decision.name()));
        assertThat(stage(Stage.SUPPORT_FIRST, decision)).contains(Stage.valueOf(decision.name()));
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    @DisplayName("BHCET-22.4 a notice to improve is the last chance: there is no second one")
    void lastChance(Decision decision) {
        Optional<Stage> after = stage(Stage.NOT_IMPROVED, decision);

        assertThat(after.isPresent()).isEqualTo(decision != Decision.NOTICE_TO_IMPROVE);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTICE_TO_IMPROVE", "IMPROVED", "REFERRED", "DECLINED", "PROSECUTION", "LAPSED"})
    @DisplayName("NAT-PN.2 what is decided stays decided")
    void decided(Stage stage) {
        for (Decision decision : Decision.values()) {
            assertThat(stage(stage, decision)).isEmpty();
        }
    }

    @Test
    @DisplayName("NAT-PN.4 the period of a notice to improve stays on record in what follows it")
    void periodStays() {
        ConsiderationState after = Moves.decide(state(Stage.NOT_IMPROVED), Decision.REFERRED, AT, null)
                .orElseThrow();

        assertThat(after.period()).isEqualTo(PERIOD);
        assertThat(Moves.decide(state(Stage.OPEN), Decision.NOTICE_TO_IMPROVE, AT, null))
                .isEmpty();
    }

    @Test
    @DisplayName("KCA-10.10 amounts are pounds with two decimals, and nothing else")
    void pounds() {
        assertThat(Pounds.of(16_000)).isEqualTo("160.00");
        assertThat(Pounds.of(8_005)).isEqualTo("80.05");
        assertThat(Pounds.pence("80.00")).hasValue(8_000);
        assertThat(Pounds.pence("80")).isEmpty();
        assertThat(Pounds.pence("-80.00")).isEmpty();
        assertThat(Pounds.pence("1e2")).isEmpty();
    }

    private static Optional<Stage> stage(Stage from, Decision decision) {
        return Moves.decide(state(from), decision, AT, PERIOD).map(ConsiderationState::stage);
    }

    private static ConsiderationState state(Stage stage) {
        return ConsiderationState.of(stage, AT, PERIOD);
    }
}
