package org.rollcall.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.LedgerMark;
import org.rollcall.rules.ledger.PupilLedger;

class LedgerYearTest {
    private static final SessionRef SESSION = new SessionRef(LocalDate.of(2026, 9, 14), Session.PM);
    private static final byte ILL = PupilLedger.symbolOf("I", false);
    private static final byte UNEXPLAINED = PupilLedger.symbolOf("N", false);

    @Test
    void aMarkIsReadBackWhereTheRulesLookForIt() {
        // Given
        LedgerYear year = LedgerYear.empty();

        // When
        year.put(SESSION, ILL, 1);

        // Then
        PupilLedger ledger = PupilLedger.of(Map.of(SchoolYear.parse("2026-27"), year.wholeYear()));
        assertThat(ledger.marks()).extracting(LedgerMark::ref).containsExactly(SESSION);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, true", "2, 2, false", "3, 2, false", "1, 65535, true", "65534, 65535, true"})
    void onlyAHigherRevisionCounts(int known, int next, boolean counts) {
        // Given
        LedgerYear year = LedgerYear.empty();
        year.put(SESSION, UNEXPLAINED, known);

        // When
        boolean counted = LedgerYear.of(year.symbols(), year.revisions()).put(SESSION, ILL, next);

        // Then
        assertThat(counted).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aRevisionThatCannotBeKeptIsRefused(int revision) {
        // Given
        LedgerYear year = LedgerYear.empty();

        // Then
        assertThatThrownBy(() -> year.put(SESSION, ILL, revision)).hasMessageContaining("revision");
    }
}
