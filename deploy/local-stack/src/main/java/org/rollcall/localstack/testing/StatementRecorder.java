package org.rollcall.localstack.testing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The database statements of a service under test as the client sent them, in the order in which they ended. A service
 * makes it a bean: it hears of them by their spans.
 */
public class StatementRecorder implements SpanProcessor {
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> OLD_TEXT = AttributeKey.stringKey("db.statement");

    private final Queue<Sent> statements = new ConcurrentLinkedQueue<>();

    private record Sent(String traceId, String text) {}

    /** Those of a trace, but for those that were taken. */
    public List<String> of(String traceId) {
        return statements.stream()
                .filter(sent -> sent.traceId().equals(traceId))
                .map(Sent::text)
                .toList();
    }

    /** Those that ended since the last call. */
    public List<String> taken() {
        List<String> taken = new ArrayList<>();
        for (Sent next = statements.poll(); next != null; next = statements.poll()) {
            taken.add(next.text());
        }
        return taken;
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
            statements.add(new Sent(span.getSpanContext().getTraceId(), statement));
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
