package org.rollcall.support.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Carries a trace across a table row or a batch, as a W3C {@code traceparent}. */
@ApplicationScoped
public class TraceLink {
    private static final int PARTS = 4;

    private final Tracer tracer;

    TraceLink(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The traceparent of the running span, or null outside of one. */
    public @Nullable String current() {
        return traceparent(Span.current());
    }

    /** Starts a span below the one that the traceparent names; a new trace when it is absent or malformed. */
    public Span start(String name, SpanKind kind, @Nullable String parent) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(spanContext(parent))))
                .startSpan();
    }

    /** The traceparent of a span, or null when it is not recorded. */
    public static @Nullable String traceparent(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    private static SpanContext spanContext(@Nullable String parent) {
        String[] parts = parent == null ? new String[0] : parent.split("-", -1);
        return parts.length == PARTS
                ? SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
