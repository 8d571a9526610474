package org.rollcall.localstack.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rollcall.localstack.folder.Json;

/** The spans in a folder of files; each line is one OTLP {@code resourceSpans} object, or an object around some. */
public final class SpanFiles {

    private static final int SERVER = 2;

    private SpanFiles() {}

    /** All spans of all files; a line that is still being written is left out. */
    public static List<Span> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .flatMap(SpanFiles::spansOf)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Span> spansOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(SpanFiles::spansIn).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The spans in one line. */
    static Stream<Span> spansIn(String line) {
        JsonNode document = parsed(line);
        return document.has("resourceSpans")
                ? elements(document.path("resourceSpans")).flatMap(SpanFiles::spansOf)
                : spansOf(document);
    }

    private static Stream<Span> spansOf(JsonNode resourceSpans) {
        String service = elements(resourceSpans.path("resource").path("attributes"))
                .filter(attribute -> attribute.path("key").asText().equals("service.name"))
                .map(attribute -> attribute.path("value").path("stringValue").asText())
                .findFirst()
                .orElse("?");
        return elements(resourceSpans.path("scopeSpans"))
                .flatMap(scope -> elements(scope.path("spans")))
                .map(span -> span(service, span));
    }

    private static Span span(String service, JsonNode span) {
        JsonNode kind = span.path("kind");
        return new Span(
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(""),
                service,
                span.path("name").asText(),
                kind.asInt() == SERVER || kind.asText().equals("SPAN_KIND_SERVER"),
                span.path("startTimeUnixNano").asLong(),
                span.path("endTimeUnixNano").asLong());
    }

    private static JsonNode parsed(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException halfWritten) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
