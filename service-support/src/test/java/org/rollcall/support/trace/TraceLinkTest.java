package org.rollcall.support.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLinkTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    /** Without a collector a new span takes its parent's context: what was read can be written again. */
    private final TraceLink traces = new TraceLink(TracerProvider.noop().get("test"));

    @Test
    void aTraceIsCarriedAcrossAsItCame() {
        // Given
        String parent = PARENT;

        // When
        Span span = traces.start("send", SpanKind.PRODUCER, parent);

        // Then
        assertThat(TraceLink.traceparent(span)).isEqualTo(PARENT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "00", "nonsense", "00-short-short-01", "00-----01", "00-" + TRACE + "-0000000000000000-01"})
    void whatIsNoTraceparentBeginsANewTraceAndNeverFails(String parent) {
        // Given something else in the header

        // When
        Span span = traces.start("send", SpanKind.PRODUCER, parent);

        // Then
        assertThat(TraceLink.traceparent(span)).isNull();
    }

    @Test
    void outsideOfASpanThereIsNoTraceparent() {
        // Given no running span

        // When
        String current = traces.current();

        // Then
        assertThat(current).isNull();
    }

    @Test
    void anUnsampledTraceStaysUnsampled() {
        // Given
        Span span = Span.wrap(
                SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getDefault(), TraceState.getDefault()));

        // When
        String traceparent = TraceLink.traceparent(span);

        // Then
        assertThat(traceparent).endsWith("-00");
    }
}
