package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.policy.LaNotice;
import org.rollcall.rules.policy.PolicyProfile;

class EarlyStepsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-02");

    @Test
    @DisplayName("AET-12.3 steps come long before a tenth of the sessions is missed")
    void beforeItIsAProblem() {
        // Given
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .under("aspire-2023")
                .present("2026-09-03", "2026-10-01")
                .marks("2026-10-02", "2026-10-02", "N");

        // When
        List<Finding> found = pupil.asOf("2026-10-02T17:00");

        // Then
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.actions()).isNotEmpty())
                .extracting(Finding::ruleId)
                .doesNotContain("persistent-absence");
    }

    @Test
    @DisplayName("AET-2.11 the authority is told of every deletion, leavers at the end of the year among them")
    void everyDeletionIsReturned() {
        assertThat(leaversReturned("aspire-2023")).isEqualTo(1);
        assertThat(leaversReturned("hogarth-2024")).isZero();
    }

    @Test
    @DisplayName(
            "ATT-A5.13 on the tenth day without trace the authority is told of a child missing education, not on the ninth")
    void missingOnTheTenthDay() {
        // Given
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .under("att-2021")
                .present("2026-09-03", "2026-09-11")
                .marks("2026-09-14", "2026-09-25", "N");

        // Then
        assertThat(pupil.asOf("2026-09-24T17:00", "unexplained-day-10-cme")).isEmpty();
        assertThat(pupil.asOf("2026-09-25T17:00", "unexplained-day-10-cme"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.actions()).contains(new Action.NotifyLa("notify-la", LaNotice.CME)));
    }

    @Test
    @DisplayName(
            "NAT-2024.13e, AET-5.8 an attendance return goes on the day it is due, which is oftener than once a month")
    void theReturnGoesAtOnce() {
        // Given
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .under("aspire-2023")
                .present("2026-09-03", "2026-09-11")
                .marks("2026-09-14", "2026-09-25", "O");

        // Then
        assertThat(pupil.asOf("2026-09-25T13:29", "irregular-attendance-return"))
                .isEmpty();
        assertThat(pupil.asOf("2026-09-25T13:30", "irregular-attendance-return"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.raisedAt()).isEqualTo("2026-09-25T13:30");
                    assertThat(finding.actions())
                            .contains(new Action.NotifyLa("notify-la", LaNotice.ATTENDANCE_RETURN));
                });
    }

    private static int leaversReturned(String policyId) {
        PolicyProfile policy = PupilFixture.POLICIES.find(policyId).orElseThrow();
        return policy.parameter("deletionLeaversReturned", DAY);
    }
}
