package org.rollcall.escalation.letters.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.escalation.letters.wording.LetterInputFixture.LETTERHEAD;
import static org.rollcall.escalation.letters.wording.LetterInputFixture.PRESS;
import static org.rollcall.escalation.letters.wording.LetterInputFixture.TEMPLATES;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingRulesTest {
    private static final String BODY = "{pupil}, **{percent}%**.\n\nClass {className}.\n\n{> monitoring}";

    private final LetterKind letter = TEMPLATES.find("pa-letter");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {nobody} says              | 1 | There is no field {nobody} in this letter.
            {pupil.name}               | 1 | {pupil.name} is no field
            {#if pupil}x{/if}          | 1 | {#if pupil} is no field
            an open { brace            | 1 | A brace stands alone
            **strong                   | 1 | An emphasis that begins with ** does not end.
            {> unheard-of}             | 1 | There is no passage unheard-of
            {> monitoring}             | 1 | stands in the letter already
            """)
    void aFaultNamesItsLine(String line, int number, String message) {
        // When
        var faults = WordingRules.faults(letter, new Wording("About {firstName}", "Fine.\n\n" + BODY + "\n\n" + line));

        // Then
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(8 + number);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void mandatoryPassagesAndRequiredFieldsCannotBeLeftOut() {
        // When
        var faults = WordingRules.faults(letter, new Wording("About {firstName}", "Dear all"));

        // Then
        assertThat(faults)
                .extracting(WordingFault::message)
                .containsExactlyInAnyOrder(
                        "The passage {> monitoring} is mandatory; put it on a line of its own.",
                        "The letter must say {percent} somewhere.",
                        "The letter must say {className} somewhere.");
        assertThat(WordingRules.faults(letter, new Wording("About {firstName}", BODY)))
                .isEmpty();
        assertThat(WordingRules.faults(letter, new Wording("Two\nlines", BODY))).hasSize(1);
        assertThat(WordingRules.faults(letter, new Wording("About", BODY + "\n\n" + "x".repeat(10_000))))
                .hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("ATT-A7.2 the letter says less than 90 %, so it is not written at exactly 90.00 %")
    @CsvSource({"89.50, true", "89.99, true", "90.00, false", "90, false", "'', false", "high, false", "-1, false"})
    void theLetterAboutPersistentAbsenceIsForLessThanNinety(String percent, boolean written) {
        // Given
        LetterData data = with(SampleLetter.of(letter, LETTERHEAD), Map.of("percent", percent, "className", "4 Oak"));

        // Then
        assertThat(letter.lacks(data).isEmpty()).isEqualTo(written);
    }

    @Test
    void whatHasNoValueIsLeftOutAsAWhole() {
        // Given
        LetterKind invitation = TEMPLATES.find("invitation-to-discuss");
        LetterData bare = with(SampleLetter.of(invitation, LETTERHEAD), Map.of());

        // When
        String text = PRESS.text("invitation-to-discuss", bare);

        // Then
        assertThat(text).doesNotContain("Proposed time", "You would meet", "{", "null");
        assertThat(invitation.lacks(bare)).isEmpty();
    }

    @Test
    @DisplayName("BHCET-7.15 the same letter says the same at two schools, with each school's own head")
    void theSameLetterAtTwoSchools() {
        // Given
        LetterKind leave = TEMPLATES.find("leave-granted");
        LetterData one = SampleLetter.of(leave, Letterhead.of("School A"));
        LetterData two = SampleLetter.of(leave, Letterhead.of("School B"));

        // Then
        assertThat(PRESS.text("leave-granted", one).replace("School A", "School B"))
                .isEqualTo(PRESS.text("leave-granted", two));
    }

    private static LetterData with(LetterData data, Map<String, String> fields) {
        return new LetterData(
                data.reference(),
                data.date(),
                data.school(),
                data.pupil(),
                data.firstName(),
                null,
                data.parent(),
                data.sessions(),
                data.figures(),
                fields,
                data.clauseId(),
                data.clause(),
                data.policyId(),
                data.look());
    }
}
