package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.evaluation.Action.ContactParent;
import org.rollcall.rules.evaluation.Action.NotifyLa;
import org.rollcall.rules.policy.LaNotice;
import org.rollcall.rules.policy.Role;

/** The main job, day by day: an unexplained absence from 14 September 2026, over INSET on the 18th and weekends. */
class KingsCrossStoryTest {

    private static PupilFixture absentUntil(String lastDay) {
        return PupilFixture.inAutumn2026(LocalDate.parse("2026-09-18"))
                .present("2026-09-03", "2026-09-11")
                .marks("2026-09-14", lastDay, "N");
    }

    @Test
    @DisplayName("KCA-16.D1: the first day brings a contact task to the office, due that day")
    void firstDayContact() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-14");
        // When
        List<Finding> findings = pupil.asOf("2026-09-14T17:30");
        // Then
        assertThat(findings).extracting(Finding::ruleId).containsExactly("unexplained-day-1-contact");
        assertThat(findings.getFirst().actions())
                .singleElement()
                .isInstanceOfSatisfying(ContactParent.class, contact -> {
                    assertThat(contact.role()).isEqualTo(Role.OFFICE);
                    assertThat(contact.due()).isEqualTo("2026-09-14");
                });
    }

    @Test
    @DisplayName("A mark has no effect before its register has closed")
    void unsettledMarksCauseNothing() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-14");
        // When
        List<Finding> findings = pupil.asOf("2026-09-14T09:29:59");
        // Then
        assertThat(findings).isEmpty();
        assertThat(pupil.rulesAsOf("2026-09-14T09:30")).containsExactly("unexplained-day-1-contact");
    }

    @Test
    @DisplayName("KCA-16.D2 KCA-16.D3 KCA-16.L1: nobody answers on days 2 and 3")
    void secondAndThirdDay() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-16");
        // When
        List<String> rules = pupil.rulesAsOf("2026-09-16T09:30");
        // Then
        assertThat(rules)
                .containsExactly(
                        "unexplained-day-1-contact",
                        "unexplained-day-2-contact",
                        "unexplained-day-2-refer",
                        "unexplained-day-3-letter",
                        "unexplained-day-3-visit");
    }

    @Test
    @DisplayName("KCA-16.D4 to KCA-16.D7: INSET and the weekend do not advance the ladder")
    void fourthToNinthDay() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-25");
        // When
        List<Finding> findings = pupil.asOf("2026-09-25T17:30");
        // Then
        assertThat(findings)
                .extracting(
                        finding -> finding.ruleId() + " " + finding.raisedAt().toLocalDate())
                .contains(
                        "unexplained-day-4-advice 2026-09-17",
                        "unexplained-day-5-letter 2026-09-21",
                        "unexplained-day-5-penalty-warning 2026-09-21",
                        "unauthorised-10-in-10-school-weeks 2026-09-21",
                        "unexplained-day-7-visit 2026-09-23")
                .noneMatch(rule -> rule.startsWith("unexplained-day-10") || rule.startsWith("continuous"));
        assertThat(findings).allMatch(finding -> !finding.ended());
    }

    @Test
    @DisplayName("KCA-16.D10 NAT-2024.13a: the LA is told on 28 September, the tenth day, under one key")
    void tenthDay() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-28");
        // When
        List<Finding> notices = pupil.asOf("2026-09-28T17:30").stream()
                .filter(finding -> finding.actions().stream().anyMatch(NotifyLa.class::isInstance))
                .toList();
        // Then
        assertThat(notices)
                .extracting(Finding::ruleId)
                .containsExactly("continuous-absence-10-days", "unexplained-day-10-notify-la");
        assertThat(notices).extracting(Finding::occurrence).containsOnly(LocalDate.parse("2026-09-14"));
        assertThat(notices)
                .flatExtracting(Finding::actions)
                .extracting(action -> ((NotifyLa) action).type())
                .containsOnly(LaNotice.CONTINUOUS_ABSENCE);
    }

    @Test
    @DisplayName("The fifth school day makes O of N; the ladder stays as it was")
    void expiryChangesNothing() {
        // Given
        PupilFixture before = absentUntil("2026-09-28");
        PupilFixture after = absentUntil("2026-09-28").marks("2026-09-14", "2026-09-18", "O*");
        // When
        List<String> rules = after.rulesAsOf("2026-09-28T17:30");
        // Then
        assertThat(rules).isEqualTo(before.rulesAsOf("2026-09-28T17:30"));
    }

    @Test
    @DisplayName("Every day amended to illness: nothing unexplained is left")
    void amendedToIllness() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-28").marks("2026-09-14", "2026-09-28", "I");
        // When
        List<String> rules = pupil.rulesAsOf("2026-09-28T17:30");
        // Then
        assertThat(rules).noneMatch(rule -> rule.startsWith("unexplained-") || rule.startsWith("continuous-"));
    }

    @Test
    @DisplayName("The pupil comes back: the ladder's findings stay and are ended")
    void backAtSchool() {
        // Given
        PupilFixture pupil = absentUntil("2026-09-16").present("2026-09-17", "2026-09-17");
        // When
        List<Finding> ladder = pupil.asOf("2026-09-17T17:30").stream()
                .filter(finding -> finding.ruleId().startsWith("unexplained-"))
                .toList();
        // Then
        assertThat(ladder).hasSize(5).allMatch(Finding::ended);
    }
}
