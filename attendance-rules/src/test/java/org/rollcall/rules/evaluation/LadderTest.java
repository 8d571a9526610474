package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.evaluation.Action.SendLetter;
import org.rollcall.rules.policy.ActionRule.Approval;
import org.rollcall.rules.policy.PupilFlag;

/** What ends an absence, what does not, and what contact changes. */
class LadderTest {

    private static final String MONDAY = "2026-09-14";

    private static PupilFixture absent(String to) {
        return PupilFixture.inAutumn2026().marks(MONDAY, to, "N");
    }

    private static List<String> letters(PupilFixture pupil, String asOf) {
        return pupil.asOf(asOf).stream()
                .flatMap(finding -> finding.actions().stream())
                .filter(SendLetter.class::isInstance)
                .map(action -> ((SendLetter) action).letterId())
                .toList();
    }

    @ParameterizedTest(name = "{0} on day 3: the next absent day is day {1}")
    @CsvSource({"/, 1", "V, 1", "I, 1", "U, 1", "D, 3", "Y2, 3", "#, 3", "X, 3"})
    @DisplayName("Attended, authorised and U end the day ladder; not possible and administrative are neutral")
    void ends(String code, int day) {
        PupilFixture pupil =
                absent("2026-09-15").marks("2026-09-16", "2026-09-16", code).marks("2026-09-17", "2026-09-17", "N");
        List<String> rules = pupil.rulesAsOf("2026-09-17T09:30");
        assertThat(rules.contains("unexplained-day-3-visit")).isEqualTo(day == 3);
        assertThat(pupil.asOf("2026-09-17T09:30", "unexplained-day-1-contact")).hasSize(day == 3 ? 1 : 2);
    }

    @Test
    @DisplayName("An unmarked session is neutral, and a day counts from its first absent session")
    void unmarked() {
        PupilFixture pupil = absent("2026-09-15").mark(LocalDate.parse("2026-09-17"), Session.PM, "N");
        assertThat(pupil.rulesAsOf("2026-09-17T13:29")).doesNotContain("unexplained-day-3-visit");
        assertThat(pupil.rulesAsOf("2026-09-17T13:30")).contains("unexplained-day-3-visit");
    }

    @Test
    @DisplayName("An afternoon back in school ends the absence of the morning")
    void backInTheAfternoon() {
        PupilFixture pupil = absent("2026-09-14").mark(LocalDate.parse(MONDAY), Session.PM, "\\");
        assertThat(pupil.asOf(MONDAY + "T13:29", "unexplained-day-1-contact"))
                .singleElement()
                .matches(finding -> !finding.ended());
        assertThat(pupil.asOf(MONDAY + "T13:30", "unexplained-day-1-contact"))
                .singleElement()
                .matches(Finding::ended);
    }

    @Test
    @DisplayName("NAT-2024.13a U does not end the statutory ten days, and the LA hears under one key")
    void lateWithinTheTenDays() {
        // Given: U on day 1, then ten days of N, of which the ninth is the tenth of the statutory run
        PupilFixture pupil =
                PupilFixture.inAutumn2026().marks(MONDAY, MONDAY, "U").marks("2026-09-15", "2026-09-28", "N");
        // When
        List<Finding> statutory = pupil.asOf("2026-09-28T17:30", "continuous-absence-10-days");
        List<Finding> ladder = pupil.asOf("2026-09-28T17:30", "unexplained-day-10-notify-la");
        // Then
        assertThat(statutory).singleElement().satisfies(finding -> {
            assertThat(finding.raisedAt()).isEqualTo("2026-09-25T09:30:00");
            assertThat(finding.occurrence()).isEqualTo(MONDAY);
        });
        assertThat(ladder)
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrence()).isEqualTo(MONDAY));
    }

    @Test
    @DisplayName("KCA-16.N1 an authorised session breaks the ten days")
    void appointmentBreaksTheRun() {
        PupilFixture pupil = absent("2026-09-28").mark(LocalDate.parse("2026-09-21"), Session.AM, "M");
        assertThat(pupil.asOf("2026-09-28T17:30", "continuous-absence-10-days")).isEmpty();
        assertThat(pupil.marks("2026-09-29", "2026-10-02", "O").asOf("2026-10-02T17:30", "continuous-absence-10-days"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrence()).isEqualTo("2026-09-21"));
    }

    @Test
    @DisplayName("The statutory ten days apply only at compulsory school age")
    void tooYoung() {
        assertThat(absent("2026-09-28").born("2022-05-01").rulesAsOf("2026-09-28T17:30"))
                .doesNotContain("continuous-absence-10-days", "unexplained-day-10-notify-la")
                .contains("unexplained-day-7-visit");
    }

    @Test
    @DisplayName("KCA-16.L1 KCA-16.L2 nobody answers: one letter on day 3, one on day 5")
    void oneLetterADay() {
        assertThat(letters(absent("2026-09-25"), "2026-09-25T17:30")).containsExactly("three-day", "five-day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_REASON", "REASON_NOT_ACCEPTED"})
    @DisplayName("KCA-16.D3b somebody answered without a good reason: the warning letter, and no visit")
    void answeredWithoutGoodReason(ContactOutcome outcome) {
        PupilFixture pupil = absent("2026-09-25").contact("2026-09-15T17:00", outcome);
        assertThat(letters(pupil, "2026-09-25T17:30")).containsExactly("school-warning", "five-day");
        assertThat(pupil.rulesAsOf("2026-09-25T17:30"))
                .contains("unexplained-day-7-refer")
                .doesNotContain("unexplained-day-3-visit", "unexplained-day-4-advice", "unexplained-day-7-visit");
    }

    @ParameterizedTest
    @CsvSource({"N, school-warning", "O, school-warning", "G, school-warning"})
    @DisplayName("KCA-16.D3b the marks of an unauthorised absence may be N, O or G")
    void anyUnauthorisedMark(String code, String letter) {
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .marks(MONDAY, "2026-09-16", code)
                .contact("2026-09-14T10:00", ContactOutcome.REASON_NOT_ACCEPTED);
        assertThat(letters(pupil, "2026-09-16T17:30")).containsExactly(letter);
    }

    @Test
    @DisplayName("KCA-16.D3 a refusal counts by the register's close of the day; what comes later retracts nothing")
    void judgedAtTheClose() {
        PupilFixture before = absent("2026-09-16").contact("2026-09-16T09:30", ContactOutcome.NO_REASON);
        PupilFixture after = absent("2026-09-16").contact("2026-09-16T09:31", ContactOutcome.REASON_ACCEPTED);
        assertThat(letters(before, "2026-09-16T17:30")).containsExactly("school-warning");
        assertThat(letters(after, "2026-09-16T17:30")).containsExactly("three-day");
    }

    @Test
    @DisplayName("KCA-16.D3b an accepted reason brings no letter, a reason not yet judged neither")
    void acceptedOrWaiting() {
        assertThat(letters(
                        absent("2026-09-21").contact("2026-09-14T10:00", ContactOutcome.REASON_ACCEPTED),
                        "2026-09-21T17:30"))
                .isEmpty();
        assertThat(letters(absent("2026-09-21").reported("2026-09-14T08:30", MONDAY), "2026-09-21T17:30"))
                .isEmpty();
        assertThat(letters(
                        absent("2026-09-21")
                                .reported("2026-09-14T08:30", MONDAY)
                                .contact("2026-09-15T10:00", ContactOutcome.REASON_NOT_ACCEPTED),
                        "2026-09-21T17:30"))
                .containsExactly("school-warning", "five-day");
    }

    @Test
    @DisplayName("The last judgement of a reason counts")
    void lastJudgement() {
        PupilFixture pupil = absent("2026-09-16")
                .contact("2026-09-15T11:00", ContactOutcome.REASON_ACCEPTED)
                .contact("2026-09-15T10:00", ContactOutcome.REASON_NOT_ACCEPTED);
        assertThat(letters(pupil, "2026-09-16T17:30")).isEmpty();
    }

    @ParameterizedTest(name = "reported {0}: {1}")
    @CsvSource({"2026-09-14T09:30, false", "2026-09-14T09:31, true"})
    @DisplayName("KCA-8.3 BHCET-7.8 a parent who reports the absence by the close is not asked for it")
    void reportStopsFirstDayContact(String at, boolean asked) {
        for (String policy : List.of("kings-cross-2024", "hogarth-2024", "national")) {
            PupilFixture pupil = absent(MONDAY).under(policy).reported(at, MONDAY);
            assertThat(pupil.rulesAsOf(MONDAY + "T17:30").contains("unexplained-day-1-contact"))
                    .isEqualTo(asked);
        }
    }

    @Test
    @DisplayName("A report of another absence changes nothing")
    void reportOfAnotherAbsence() {
        PupilFixture pupil = absent(MONDAY).reported("2026-09-08T08:00", "2026-09-08");
        assertThat(pupil.rulesAsOf(MONDAY + "T17:30")).contains("unexplained-day-1-contact");
    }

    @Test
    @DisplayName("KCA-16.D1b BHCET-7.9 when the first-day call fails the next step follows the same day")
    void failedCall() {
        PupilFixture pupil = absent(MONDAY).contact("2026-09-14T10:15", ContactOutcome.NO_ANSWER);
        assertThat(pupil.asOf("2026-09-14T10:14", "unexplained-day-1-refer")).isEmpty();
        assertThat(pupil.asOf("2026-09-14T17:30", "unexplained-day-1-refer"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.raisedAt()).isEqualTo("2026-09-14T10:15:00"));
        assertThat(pupil.under("hogarth-2024").rulesAsOf("2026-09-14T17:30"))
                .contains("unexplained-day-1-other-contacts");
    }

    @Test
    @DisplayName("KCA-16.V1 a vulnerable pupil's absence goes to the safeguarding lead on the first day")
    void vulnerable() {
        assertThat(absent(MONDAY).rulesAsOf(MONDAY + "T17:30")).doesNotContain("unexplained-day-1-vulnerable");
        assertThat(absent(MONDAY).flagged(PupilFlag.VULNERABLE).rulesAsOf(MONDAY + "T17:30"))
                .contains("unexplained-day-1-vulnerable", "unexplained-day-1-contact");
        assertThat(absent(MONDAY).flagged(PupilFlag.SOCIAL_WORKER).rulesAsOf(MONDAY + "T17:30"))
                .contains("unexplained-day-1-social-worker");
    }

    @Test
    @DisplayName("KCA-16.D4 an older sibling's school is asked only where there is one")
    void sibling() {
        assertThat(absent("2026-09-17").rulesAsOf("2026-09-17T17:30"))
                .contains("unexplained-day-4-advice")
                .doesNotContain("unexplained-day-4-sibling");
        assertThat(absent("2026-09-17").withOlderSibling().rulesAsOf("2026-09-17T17:30"))
                .contains("unexplained-day-4-sibling");
    }

    @Test
    @DisplayName("KCA-16.D5 no penalty warning is put to anybody for a child with a social worker")
    void noPenaltyWarning() {
        assertThat(absent("2026-09-18").rulesAsOf("2026-09-18T17:30")).contains("unexplained-day-5-penalty-warning");
        assertThat(absent("2026-09-18").flagged(PupilFlag.SOCIAL_WORKER).rulesAsOf("2026-09-18T17:30"))
                .doesNotContain("unexplained-day-5-penalty-warning")
                .contains("unexplained-day-5-letter");
    }

    @Test
    @DisplayName("A letter about a looked-after child waits for a named person")
    void lookedAfter() {
        assertThat(absent("2026-09-16").flagged(PupilFlag.LAC).asOf("2026-09-16T17:30", "unexplained-day-3-letter"))
                .flatExtracting(Finding::actions)
                .containsExactly(new SendLetter("send-letter", "three-day", Approval.REQUIRED));
        assertThat(absent("2026-09-16").asOf("2026-09-16T17:30", "unexplained-day-3-letter"))
                .flatExtracting(Finding::actions)
                .containsExactly(new SendLetter("send-letter", "three-day", Approval.AUTOMATIC));
    }

    @Test
    @DisplayName("An absence that staff have judged is not unexplained, though its days go on counting")
    void judgedDays() {
        PupilFixture pupil =
                absent("2026-09-15").marks("2026-09-16", "2026-09-16", "O").marks("2026-09-17", "2026-09-17", "N");
        assertThat(pupil.rulesAsOf("2026-09-17T17:30"))
                .doesNotContain("unexplained-day-3-visit")
                .contains("unexplained-day-4-advice");
    }
}
