package org.rollcall.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-09-07T08:00:00.250Z");

    private final VerifiedTokens<String> tokens = new VerifiedTokens<>(2);

    @Test
    void aTokenIsRecognisedOnlyLetterByLetter() {
        // Given
        tokens.remember("token", "head", NOW.plusSeconds(300), NOW);

        // When, then
        assertThat(tokens.find("token", NOW)).contains("head");
        assertThat(tokens.find("token ", NOW)).isEmpty();
        assertThat(tokens.find("tokem", NOW)).isEmpty();
    }

    @Test
    void aTokenIsForgottenTheInstantItEnds() {
        // Given
        Instant expires = Instant.parse("2026-09-07T08:00:05Z");
        tokens.remember("token", "head", expires, NOW);

        // When, then
        assertThat(tokens.find("token", expires.minusNanos(1))).contains("head");
        assertThat(tokens.find("token", expires)).isEmpty();
    }

    @Test
    void aTokenIsVerifiedAnewAfterHalfAMinuteHoweverLongItLasts() {
        // Given
        tokens.remember("token", "head", NOW.plusSeconds(3_600), NOW);

        // When, then
        assertThat(tokens.find("token", NOW.plus(VerifiedTokens.LONGEST).minusNanos(1)))
                .contains("head");
        assertThat(tokens.find("token", NOW.plus(VerifiedTokens.LONGEST))).isEmpty();
    }

    @Test
    void thereAreNeverMoreThanTheMost() {
        // Given
        tokens.remember("first", "head", NOW.plusSeconds(300), NOW);
        tokens.remember("second", "teacher", NOW.plusSeconds(300), NOW);

        // When
        tokens.remember("third", "officer", NOW.plusSeconds(300), NOW);

        // Then
        assertThat(tokens.find("first", NOW)).isEmpty();
        assertThat(tokens.find("second", NOW)).isEmpty();
        assertThat(tokens.find("third", NOW)).contains("officer");
    }
}
