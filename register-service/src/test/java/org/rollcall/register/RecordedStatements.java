package org.rollcall.register;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every database statement that a trace caused, as the client sent it. */
@ApplicationScoped
public class RecordedStatements implements SpanProcessor {
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> OLD_TEXT = AttributeKey.stringKey("db.statement");

    private final Map<String, Queue<String>> byTrace = new ConcurrentHashMap<>();

    /** The statements of a trace in the order in which they ended. */
    public List<String> of(String traceId) {
        return List.copyOf(byTrace.getOrDefault(traceId, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {
        // Counted at its end.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        String statement = Objects.requireNonNullElse(
                span.getAttribute(TEXT), Objects.requireNonNullElse(span.getAttribute(OLD_TEXT), ""));
        if (!statement.isEmpty()) {
            byTrace.computeIfAbsent(span.getSpanContext().getTraceId(), trace -> new ConcurrentLinkedQueue<>())
                    .add(statement);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
