package org.rollcall.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.rules.ledger.PupilLedger;

class TrustFixtureTest {

    @Test
    void a_year_is_counted_at_once_as_pupil_by_pupil_and_mark_by_mark() {
        // Given
        TrustFixture trust = new TrustFixture(600, 7);
        // When, Then
        for (PupilLedger ledger : trust.ledgers()) {
            assertThat(TrustFixture.tally(ledger)).isEqualTo(TrustFixture.recount(ledger));
        }
        assertThat(trust.tally().possible()).isBetween(600 * 370, 600 * 380);
    }
}
