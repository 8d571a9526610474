package org.rollcall.register.roll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpnRulesTest {
    @Test
    void theCheckLetterIsTheWeightedSumOverTwentyThree() {
        // Given 8 at weight 2, 0 1 2 at 3 to 5, 0 0 0 0 at 6 to 9, 1 2 0 0 at 10 to 13: 16+4+10+10+22 = 62, 62 mod 23 =
        // 16
        String upn = "T801200001200";

        // When
        boolean valid = UpnRules.isValid(upn);

        // Then
        assertThat(valid).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A801200001200", "T80120000120", "801200001200T", "t801200001200", "T80120000120I", ""})
    void anotherLetterOrFormIsRefused(String upn) {
        // When
        boolean valid = UpnRules.isValid(upn);

        // Then
        assertThat(valid).isFalse();
    }

    @Test
    void aTemporaryNumberEndsInALetter() {
        // Given the same digits with B, worth 1, at weight 13: 62 + 13 = 75, 75 mod 23 = 6
        String upn = "G80120000120B";

        // When
        boolean valid = UpnRules.isValid(upn);

        // Then
        assertThat(valid).isTrue();
    }
}
