package org.rollcall.escalation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which stage follows which. */
class CaseMovesTest {
    private static final Instant EARLIER = Instant.parse("2026-09-14T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final Map<CaseStage, Set<CaseStage>> NEXT = new EnumMap<>(Map.of(
            CaseStage.MONITORING, EnumSet.of(CaseStage.SUPPORT, CaseStage.CLOSED),
            CaseStage.SUPPORT, EnumSet.of(CaseStage.MONITORING, CaseStage.FORMAL, CaseStage.CLOSED),
            CaseStage.FORMAL, EnumSet.of(CaseStage.SUPPORT, CaseStage.LEGAL, CaseStage.CLOSED),
            CaseStage.LEGAL, EnumSet.of(CaseStage.FORMAL, CaseStage.CLOSED),
            CaseStage.CLOSED, EnumSet.noneOf(CaseStage.class)));

    @Test
    void aCaseGoesUpAndDownOneStageAtATimeAndCanAlwaysBeClosed() {
        for (CaseStage from : CaseStage.values()) {
            for (CaseStage to : CaseStage.values()) {
                // When
                var moved = CaseMoves.move(CaseState.of(from, EARLIER), to, NOW);

                // Then
                if (NEXT.getOrDefault(from, Set.of()).contains(to)) {
                    assertThat(moved).as("%s to %s", from, to).hasValue(CaseState.of(to, NOW));
                } else {
                    assertThat(moved).as("%s to %s", from, to).isEmpty();
                }
            }
        }
    }
}
