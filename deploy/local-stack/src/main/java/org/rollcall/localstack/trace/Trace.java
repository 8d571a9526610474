package org.rollcall.localstack.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All spans of one request and of what it set off, in whatever service. */
public record Trace(List<Span> spans) {

    /** The span in which escalation-service hands a letter to its carrier. */
    private static final String LETTER = "send letter";

    public Trace {
        spans = spans.stream()
                .sorted(Comparator.comparingLong(Span::startNanos))
                .toList();
    }

    /** The newest trace that begins with an HTTP request and has a letter in it, in another service. */
    public static Optional<Trace> newestToLetter(List<Span> spans) {
        return spans.stream().collect(Collectors.groupingBy(Span::traceId)).values().stream()
                .map(Trace::new)
                .filter(Trace::crossesToLetter)
                .max(Comparator.comparingLong(trace -> trace.spans().getFirst().startNanos()));
    }

    private boolean crossesToLetter() {
        boolean request = spans.stream().anyMatch(Span::server);
        boolean letter = spans.stream().anyMatch(span -> span.name().equals(LETTER));
        return request && letter && spans.stream().map(Span::service).distinct().count() > 1;
    }

    /** The tree, a line per span: when it began and how long it took in milliseconds, its service and its name. */
    public List<String> lines() {
        Set<String> known = spans.stream().map(Span::spanId).collect(Collectors.toSet());
        Map<String, List<Span>> byParent = spans.stream()
                .collect(Collectors.groupingBy(span -> known.contains(span.parentId()) ? span.parentId() : ""));
        List<String> lines = new ArrayList<>();
        append(lines, byParent, "", 0);
        return lines;
    }

    private void append(List<String> lines, Map<String, List<Span>> byParent, String parent, int depth) {
        long start = spans.getFirst().startNanos();
        for (Span span : byParent.getOrDefault(parent, List.of())) {
            lines.add("%10s ms %10s ms  %s%s: %s"
                    .formatted(
                            "+" + millis(span.startNanos() - start),
                            millis(span.endNanos() - span.startNanos()),
                            "  ".repeat(depth),
                            span.service(),
                            span.name()));
            append(lines, byParent, span.spanId(), depth + 1);
        }
    }

    private static String millis(long nanos) {
        return "%d.%d".formatted(nanos / 1_000_000, nanos % 1_000_000 / 100_000);
    }
}
