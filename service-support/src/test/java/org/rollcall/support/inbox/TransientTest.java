package org.rollcall.support.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransientTest {
    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException("refused"),
                new TimeoutException(),
                ClosedConnectionException.INSTANCE,
                new CompletionException(new IllegalStateException(new ConnectException("refused"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aDatabaseThatIsAwayIsWaitedFor(Throwable failure) {
        // Given a failure of the connection, however deep

        // When
        boolean passes = Transient.is(failure);

        // Then
        assertThat(passes).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "08006,true",
        "40001,true",
        "40P01,true",
        "53300,true",
        "55P03,true",
        "57P01,true",
        "23505,false",
        "22P02,false",
        "42501,false",
        "42P01,false"
    })
    void thePostgresStateTellsWhetherItPasses(String state, boolean expected) {
        // Given
        Throwable failure = new RuntimeException(new PgException("failed", "ERROR", state, ""));

        // When
        boolean passes = Transient.is(failure);

        // Then
        assertThat(passes).isEqualTo(expected);
    }

    @Test
    void whatWouldRepeatItselfIsNotWaitedFor() {
        // Given
        Throwable failure = new IllegalArgumentException("unknown version");

        // When
        boolean passes = Transient.is(failure);

        // Then
        assertThat(passes).isFalse();
        assertThat(Transient.is(null)).isFalse();
    }
}
