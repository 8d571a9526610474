package org.rollcall.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private final Ticker ticker = new Ticker();
    private final RequestLimits limits = new RequestLimits(200, ticker, 3);

    private static final class Ticker implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private void spend(String subject) {
        IntStream.range(0, 200).forEach(i -> assertThat(limits.count(subject)).isZero());
    }

    @Test
    void a_subject_has_200_requests_a_second_and_no_more() {
        // Given
        spend("a");

        // When
        Duration wait = limits.count("a");

        // Then
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_second_later_it_has_them_again() {
        // Given
        spend("a");

        // When
        ticker.nanos += Duration.ofSeconds(1).toNanos();

        // Then
        spend("a");
        assertThat(limits.count("a")).isPositive();
    }

    @Test
    void one_subject_takes_nothing_from_another() {
        // Given
        spend("a");

        // When
        Duration wait = limits.count("b");

        // Then
        assertThat(wait).isZero();
    }

    @Test
    void the_number_of_subjects_remembered_is_bounded() {
        // When
        IntStream.range(0, 100).forEach(i -> limits.count("subject-" + i));

        // Then
        assertThat(limits.subjects()).isEqualTo(3);
    }
}
