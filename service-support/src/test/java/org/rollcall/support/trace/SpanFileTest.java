package org.rollcall.support.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanFileTest {
    private static void end(SdkTracerProvider traces, String name) {
        Span span = traces.get("test").spanBuilder(name).startSpan();
        span.end();
    }

    @Test
    void every_line_is_one_otlp_document_with_its_spans(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("traces").resolve("register.jsonl");

        // When
        try (SdkTracerProvider traces = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new SpanFile(file, 1_000_000)))
                .build()) {
            end(traces, "first");
            end(traces, "second");
        }

        // Then
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        JsonNode span = new ObjectMapper().readTree(lines.get(1)).at("/resourceSpans/0/scopeSpans/0/spans/0");
        assertThat(span.path("name").asText()).isEqualTo("second");
        assertThat(span.path("traceId").asText()).hasSize(32);
    }

    @Test
    void a_full_file_gives_way_to_a_new_one_and_only_the_last_full_one_is_kept(@TempDir Path folder)
            throws IOException {
        // Given
        Path file = folder.resolve("register.jsonl");

        // When
        try (SdkTracerProvider traces = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new SpanFile(file, 10)))
                .build()) {
            end(traces, "first");
            end(traces, "second");
            end(traces, "third");
        }

        // Then
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("register.1.jsonl"));
        assertThat(Files.readString(file)).contains("third");
        assertThat(Files.readString(folder.resolve("register.1.jsonl"))).contains("second");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
