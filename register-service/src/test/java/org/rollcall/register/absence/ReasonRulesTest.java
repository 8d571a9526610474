package org.rollcall.register.absence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonRulesTest {
    @ParameterizedTest
    @CsvSource({
        "dentist, M",
        "Hospital appointment at ten, M",
        "she is poorly and at the doctor's, M",
        "ill, I",
        "high temperature since last night, I"
    })
    @DisplayName("KCA-9.10 ATT-A1.5.3 BHCET-10.10a a dentist is M and not I; illness is I")
    void fits(String reason, String code) {
        assertThat(ReasonRules.codeFor(reason)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"birthday", "family day trip", "shopping", "he will be late", "willing to come later"})
    @DisplayName("KCA-6.1 AET-3.3 whether any other absence is authorised is for the school to say")
    void doesNotFit(String reason) {
        assertThat(ReasonRules.codeFor(reason)).isEmpty();
    }
}
