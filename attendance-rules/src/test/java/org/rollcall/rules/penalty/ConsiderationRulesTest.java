package org.rollcall.rules.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.rules.penalty.Decision.DECLINED;
import static org.rollcall.rules.penalty.Decision.NOTICE_TO_IMPROVE;
import static org.rollcall.rules.penalty.Decision.PROSECUTION;
import static org.rollcall.rules.penalty.Decision.REFERRED;
import static org.rollcall.rules.penalty.Decision.SUPPORT_FIRST;
import static org.rollcall.rules.penalty.Question.EQUALITY_CONSIDERED;
import static org.rollcall.rules.penalty.Question.NOTICE_LIKELY_TO_WORK;
import static org.rollcall.rules.penalty.Question.SUPPORT_APPROPRIATE;
import static org.rollcall.rules.penalty.Question.SUPPORT_TRIED;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.rules.policy.Policies;

class ConsiderationRulesTest {
    private static final Policies POLICIES = Policies.load();
    private static final Circumstances PLAIN = new Circumstances(
            true, false, false, 0, true, true, true, List.of("lead"), "head", List.of(Offence.FIRST), 0);

    @ParameterizedTest
    @EnumSource(Decision.class)
    @DisplayName(
            "NAT-PN.2 BHCET-22.12 BHCET-22.14 no decision without every question of the school, answered and reasoned")
    void everyQuestion(Decision decision) {
        Proposal bare = new Proposal(decision, new Answers(Map.of()), Ground.THRESHOLD, 6, null);

        assertThat(codes("national", PLAIN, bare))
                .filteredOn("question-open"::equals)
                .hasSize(5);
        assertThat(Question.ofSchool()).hasSize(5).doesNotContain(Question.PUBLIC_INTEREST);
    }

    @Test
    @DisplayName("BHCET-22.10 BHCET-22.11 support first where it fits; where it does not, no notice to improve")
    void supportFirst() {
        assertThat(codes("hogarth-2024", PLAIN, wanted(REFERRED, SUPPORT_TRIED)))
                .containsExactly("support-first");
        assertThat(codes("hogarth-2024", PLAIN, wanted(SUPPORT_FIRST, SUPPORT_TRIED)))
                .isEmpty();
        assertThat(codes("hogarth-2024", PLAIN, wanted(REFERRED, SUPPORT_APPROPRIATE)))
                .isEmpty();
        assertThat(codes("hogarth-2024", PLAIN, wanted(NOTICE_TO_IMPROVE, SUPPORT_APPROPRIATE)))
                .containsExactly("support-does-not-fit");
        assertThat(codes("hogarth-2024", PLAIN, wanted(NOTICE_TO_IMPROVE))).isEmpty();
    }

    @Test
    @DisplayName("BHCET-22.12 BHCET-22.14 an answer against the notice asks for another tool")
    void anotherTool() {
        assertThat(codes("hogarth-2024", PLAIN, wanted(REFERRED, NOTICE_LIKELY_TO_WORK)))
                .containsExactly("another-tool");
        assertThat(codes("hogarth-2024", PLAIN, wanted(REFERRED, EQUALITY_CONSIDERED)))
                .containsExactly("another-tool");
        assertThat(codes("hogarth-2024", PLAIN, wanted(DECLINED, NOTICE_LIKELY_TO_WORK)))
                .isEmpty();
    }

    @Test
    @DisplayName("BHCET-22.4 a referral without a notice to improve reminds of it where support fits")
    void improveFirst() {
        Circumstances untried = with(PLAIN, false, true);

        assertThat(reminders("hogarth-2024", untried, wanted(REFERRED))).containsExactly("improvement-first");
        assertThat(reminders("hogarth-2024", PLAIN, wanted(REFERRED))).isEmpty();
        assertThat(reminders("hogarth-2024", untried, wanted(REFERRED, SUPPORT_APPROPRIATE)))
                .isEmpty();
        assertThat(codes("hogarth-2024", untried, wanted(REFERRED))).isEmpty();
    }

    @Test
    @DisplayName("NAT-PN.2 support that was said to be tried and is not on record is reminded of")
    void supportNotShown() {
        Circumstances bare = new Circumstances(
                true, false, false, 0, false, true, true, List.of("lead"), "head", List.of(Offence.FIRST), 0);

        assertThat(reminders("national", bare, wanted(REFERRED))).containsExactly("support-not-shown");
        assertThat(reminders("national", bare, wanted(REFERRED, SUPPORT_TRIED, SUPPORT_APPROPRIATE)))
                .isEmpty();
    }

    @Test
    @DisplayName("KCA-10.1 a referral without an invitation reminds of it, but for a holiday")
    void inviteFirst() {
        Circumstances uninvited = with(PLAIN, true, false);

        assertThat(reminders("kings-cross-2024", uninvited, wanted(REFERRED))).containsExactly("invitation-first");
        assertThat(reminders("kings-cross-2024", uninvited, grounded(Ground.TERM_TIME_HOLIDAY)))
                .isEmpty();
        assertThat(reminders("kings-cross-2024", PLAIN, wanted(REFERRED))).isEmpty();
    }

    @Test
    @DisplayName("NAT-PN.4 a notice to improve lasts three to six weeks")
    void period() {
        for (int weeks : List.of(3, 6)) {
            assertThat(codes("national", PLAIN, improving(weeks))).isEmpty();
        }
        for (int weeks : List.of(2, 7)) {
            assertThat(codes("national", PLAIN, improving(weeks))).containsExactly("improvement-period");
        }
        assertThat(codes("national", PLAIN, improving(null))).containsExactly("improvement-period");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTICE_TO_IMPROVE", "REFERRED", "PROSECUTION"})
    @DisplayName(
            "NAT-1996.8 ATT-A1.8.5 no penalty step outside compulsory school age or for a child with a social worker")
    void guards(Decision step) {
        Circumstances young = new Circumstances(
                false, true, true, 0, true, true, true, List.of("lead"), "head", List.of(Offence.FIRST), 1);

        assertThat(codes("national", young, wanted(step)))
                .containsExactlyInAnyOrder("not-compulsory-age", "social-worker", "approval-required");
        assertThat(codes("national", young, wanted(DECLINED))).isEmpty();
    }

    @Test
    @DisplayName("BHCET-22.5 nothing is referred while a counted session is N")
    void reasonsOpen() {
        Circumstances open = new Circumstances(
                true, false, false, 2, true, true, true, List.of("lead"), "head", List.of(Offence.FIRST), 0);

        assertThat(codes("kings-cross-2024", open, wanted(REFERRED))).containsExactly("reasons-open");
        assertThat(codes("kings-cross-2024", open, wanted(NOTICE_TO_IMPROVE))).isEmpty();
    }

    @Test
    @DisplayName("KCA-10.5 the third notice is not asked for; one parent who may have one is enough")
    void limit() {
        assertThat(codes("kings-cross-2024", offences(Offence.BEYOND), wanted(REFERRED)))
                .containsExactly("limit-reached");
        assertThat(codes("kings-cross-2024", offences(Offence.BEYOND), wanted(PROSECUTION)))
                .isEmpty();
        assertThat(codes("kings-cross-2024", offences(Offence.BEYOND, Offence.SECOND), wanted(REFERRED)))
                .isEmpty();
    }

    @Test
    @DisplayName("AET-10.7 BHCET-14.5 ATT-A1.8.5 NAT-PN.6 a ground that the policy admits is named")
    void grounds() {
        assertThat(codes("aspire-2023", PLAIN, grounded(Ground.OVERT_TRUANCY))).isEmpty();
        assertThat(codes("aspire-2023", PLAIN, grounded(Ground.EXCLUDED_IN_PUBLIC)))
                .containsExactly("ground-required");
        assertThat(codes("att-2021", PLAIN, grounded(Ground.EXCLUDED_IN_PUBLIC)))
                .isEmpty();
        assertThat(codes("hogarth-2024", PLAIN, grounded(Ground.CONDONED_ABSENCE)))
                .isEmpty();
        assertThat(codes("att-2021", PLAIN, grounded(null))).containsExactly("ground-required");
        assertThat(Ground.find("illness")).isEmpty();
        assertThat(Ground.find("persistent-lateness")).contains(Ground.PERSISTENT_LATENESS);
    }

    @Test
    @DisplayName("AET-15.2 no referral while no earlier measure is on record as not working")
    void measuresFirst() {
        assertThat(codes("aspire-2023", with(PLAIN, false, true), wanted(REFERRED)))
                .containsExactly("measures-first");
        assertThat(codes("aspire-2023", PLAIN, wanted(REFERRED))).isEmpty();
    }

    @Test
    @DisplayName("AET-15.3 prosecution comes after a penalty notice, as the last resort")
    void prosecutionLast() {
        Circumstances noticed = new Circumstances(
                true, false, false, 0, true, true, true, List.of(), "head", List.of(Offence.SECOND), 1);

        assertThat(codes("aspire-2023", PLAIN, wanted(PROSECUTION))).containsExactly("no-notice-yet");
        assertThat(codes("aspire-2023", noticed, wanted(PROSECUTION))).isEmpty();
    }

    @Test
    @DisplayName("ATT-A2.L6 ATT-A2.H2 the lead advises, another person decides")
    void advice() {
        assertThat(codes("att-2021", PLAIN, wanted(REFERRED))).isEmpty();
        assertThat(codes("att-2021", advised(), wanted(REFERRED))).containsExactly("advice-first");
        assertThat(codes("att-2021", advised("head"), wanted(REFERRED))).containsExactly("advice-first");
    }

    private static Circumstances advised(String... by) {
        return new Circumstances(
                true, false, false, 0, true, true, true, List.of(by), "head", List.of(Offence.FIRST), 0);
    }

    private static Circumstances offences(Offence... offences) {
        return new Circumstances(
                true, false, false, 0, true, true, true, List.of("lead"), "head", List.of(offences), 2);
    }

    private static Circumstances with(Circumstances known, boolean failed, boolean invited) {
        return new Circumstances(
                known.compulsoryAge(),
                known.socialWorker(),
                known.lookedAfter(),
                known.stillOpen(),
                known.supported(),
                failed,
                invited,
                known.advisedBy(),
                known.decidedBy(),
                known.offences(),
                known.noticesBefore());
    }

    private static Proposal wanted(Decision decision, Question... turned) {
        return new Proposal(decision, answers(Set.of(turned)), Ground.THRESHOLD, 6, null);
    }

    private static Proposal improving(@Nullable Integer weeks) {
        return new Proposal(NOTICE_TO_IMPROVE, answers(Set.of()), null, weeks, null);
    }

    private static Proposal grounded(@Nullable Ground ground) {
        return new Proposal(REFERRED, answers(Set.of()), ground, null, null);
    }

    /** Answers that speak for a notice, but for those turned round. */
    private static Answers answers(Set<Question> turned) {
        Map<Question, Answers.Answer> given = new EnumMap<>(Question.class);
        for (Question question : Question.ofSchool()) {
            boolean forIt = question != Question.OTHER_STEP_BETTER;
            given.put(question, new Answers.Answer(forIt != turned.contains(question), "Discussed on 2 February."));
        }
        return new Answers(given);
    }

    private static List<String> codes(String policy, Circumstances known, Proposal proposal) {
        return ConsiderationRules.objections(of(policy), known, proposal).stream()
                .map(Objection::code)
                .toList();
    }

    private static List<String> reminders(String policy, Circumstances known, Proposal proposal) {
        return ConsiderationRules.reminders(of(policy), known, proposal).stream()
                .map(Objection::code)
                .toList();
    }

    private static PenaltyPolicy of(String policy) {
        return PenaltyPolicy.of(POLICIES.find(policy).orElseThrow(), LocalDate.parse("2026-10-02"));
    }
}
