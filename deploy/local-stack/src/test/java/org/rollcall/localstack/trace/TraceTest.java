package org.rollcall.localstack.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {

    private static final String LINE = """
            {"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},"scopeSpans":[{"scope":{"name":"x"},\
            "spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"%s","name":"%s","kind":%d,\
            "startTimeUnixNano":"%d","endTimeUnixNano":"%d","attributes":[]}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void the_newest_way_from_a_request_to_a_letter_is_shown_as_a_tree() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("gateway.jsonl"),
                line("gateway", "t1", "a", "", "PUT /registers", 2, 1_000_000, 9_000_000)
                        + line("gateway", "t2", "x", "", "PUT /registers", 2, 50_000_000, 60_000_000));
        Files.writeString(
                folder.resolve("escalation.jsonl"),
                line("escalation", "t1", "c", "b", "send letter", 3, 6_000_000, 8_500_000)
                        + line("escalation", "t1", "b", "a", "register.events.v1 process", 5, 4_000_000, 8_900_000)
                        + "{\"resource\":{\"attri");

        // When
        List<String> lines =
                Trace.newestToLetter(SpanFiles.read(folder)).orElseThrow().lines();

        // Then
        assertThat(lines)
                .containsExactly(
                        "      +0.0 ms        8.0 ms  gateway: PUT /registers",
                        "      +3.0 ms        4.9 ms    escalation: register.events.v1 process",
                        "      +5.0 ms        2.5 ms      escalation: send letter");
    }

    @Test
    void a_trace_without_a_letter_is_none() {
        List<Span> spans = SpanFiles.spansIn(line("gateway", "t2", "x", "", "PUT /registers", 2, 0, 1))
                .toList();

        assertThat(spans).hasSize(1);
        assertThat(Trace.newestToLetter(spans)).isEmpty();
    }

    private static String line(
            String service, String trace, String span, String parent, String name, int kind, long start, long end) {
        return LINE.formatted(service, trace, span, parent, name, kind, start, end);
    }
}
