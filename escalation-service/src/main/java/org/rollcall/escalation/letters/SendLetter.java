package org.rollcall.escalation.letters;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterCarrier.Handover;
import org.rollcall.escalation.letters.PrepareLetter.Ready;
import org.rollcall.support.trace.TraceLink;

/**
 * Hands an approved letter to its carrier. What was known is committed before and after the conversation with the
 * carrier, so that a crash in between shows as unknown and is never sent again blindly.
 */
@ApplicationScoped
class SendLetter {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final PrepareLetter prepare;
    private final SettleAttempt settle;
    private final ResolveLetter resolve;
    private final TraceLink traces;

    SendLetter(PrepareLetter prepare, SettleAttempt settle, ResolveLetter resolve, TraceLink traces) {
        this.prepare = prepare;
        this.settle = settle;
        this.resolve = resolve;
        this.traces = traces;
    }

    /** Sends the letter if it may leave. */
    Uni<Void> send(int urn, UUID letterId) {
        return prepare.prepare(urn, letterId)
                .chain(ready ->
                        ready.map(this::hand).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> hand(Ready ready) {
        Letter letter = ready.letter();
        Span span =
                traces.start("send letter", SpanKind.CLIENT, letter.request().traceparent());
        span.setAttribute("rollcall.letter", letter.id().toString());
        span.setAttribute("rollcall.rule", letter.request().ruleId());
        return ready.carrier()
                .hand(ready.consignment())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(new Handover.Unclear("No answer in time."))
                .onFailure()
                .recoverWithItem(
                        failure -> new Handover.Unclear(failure.getClass().getSimpleName()))
                .chain(answer -> settle.settle(letter, ready.attempt(), answer, TraceLink.traceparent(span))
                        .chain(() -> answer instanceof Handover.Unclear
                                ? resolve.byLookUp(letter.urn(), letter.id(), ready.carrier())
                                : Uni.createFrom().voidItem()))
                .onTermination()
                .invoke(() -> span.end());
    }
}
