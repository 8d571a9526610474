package org.rollcall.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.measure.AttendanceTally;

class SuppressionRulesTest {
    private static SummaryRow row(String key, int pupils, int persistent) {
        return SummaryRow.of(new Figures(key, pupils, persistent, 0, new AttendanceTally(100, 90, 6, 4, 2)), key);
    }

    @Test
    void aGroupOfFewerThanFivePupilsLosesEveryFigure() {
        // Given
        List<SummaryRow> rows = List.of(row("a", 4, 0), row("b", 3, 0), row("c", 5, 0));

        // When
        List<SummaryRow> shown = SuppressionRules.apply(rows);

        // Then
        assertThat(shown.get(0)).isEqualTo(row("a", 4, 0).hidden());
        assertThat(shown.get(0).suppressed()).isTrue();
        assertThat(shown.get(0).percent()).isNull();
        assertThat(shown.get(1).pupils()).isNull();
        assertThat(shown.get(2)).isEqualTo(row("c", 5, 0));
    }

    @Test
    void aSingleGapIsHiddenBehindTheNextSmallestGroup() {
        // Given
        List<SummaryRow> rows = List.of(row("a", 40, 0), row("b", 2, 0), row("c", 9, 0));

        // When
        List<SummaryRow> shown = SuppressionRules.apply(rows);

        // Then
        assertThat(shown).extracting(SummaryRow::pupils).containsExactly(40, null, null);
    }

    @Test
    void aSmallNumberOfAbsentPupilsIsNotShownNorLeftToSubtraction() {
        // Given
        List<SummaryRow> rows = List.of(row("a", 40, 2), row("b", 30, 9), row("c", 30, 7));

        // When
        List<SummaryRow> shown = SuppressionRules.apply(rows);

        // Then
        assertThat(shown).extracting(SummaryRow::persistentlyAbsent).containsExactly(null, 9, null);
        assertThat(shown).extracting(SummaryRow::pupils).containsExactly(40, 30, 30);
        assertThat(shown).extracting(SummaryRow::severelyAbsent).containsOnly(0);
    }

    @Test
    void largeGroupsAreShownWhole() {
        // Given
        List<SummaryRow> rows = List.of(row("a", 40, 0), row("b", 30, 5));

        // When
        List<SummaryRow> shown = SuppressionRules.apply(rows);

        // Then
        assertThat(shown).isEqualTo(rows);
    }
}
