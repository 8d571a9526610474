package org.rollcall.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

    @ParameterizedTest
    @CsvSource({
        "--rate=0, --rate is above 0",
        "--seconds=361, --seconds is 1 to 360",
        "--schools=0, --schools is 1 to 100",
        "--storm=44001, --storm is 1 to 44000",
        "--rate=601, --rate needs one of --schools"
    })
    void what_cannot_be_measured_is_said_before_anything_is_touched(String option, String said) {
        // Given
        StringWriter err = new StringWriter();
        CommandLine bench = Bench.commandLine().setErr(new PrintWriter(err));
        // When
        int code = bench.execute(option);
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("rollcall: " + said);
    }
}
