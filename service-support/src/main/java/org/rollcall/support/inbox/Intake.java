package org.rollcall.support.inbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.trace.TraceLink;

/**
 * Takes events in: each counts once, whatever Kafka repeats. While the database is away it waits; an event that cannot
 * be processed is set aside with what it holds up, and the others go on.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ScopedDatabase database;
    private final InboxStore inbox;
    private final TraceLink traces;

    Intake(ScopedDatabase database, InboxStore inbox, TraceLink traces) {
        this.database = database;
        this.inbox = inbox;
        this.traces = traces;
    }

    /** Has the consumer apply a batch; the item means that nothing of it needs to come again. */
    public Uni<Void> take(EventConsumer consumer, ConsumerRecords<String, byte[]> records) {
        List<IncomingEvent> events = StreamSupport.stream(records.spliterator(), false)
                .map(IncomingEvent::of)
                .toList();
        return applyTogether(consumer.name(), events, consumer)
                .onFailure(failure -> !Transient.is(failure))
                .recoverWithUni(failure -> applyOneByOne(consumer.name(), events, consumer));
    }

    /**
     * Has the consumer apply an event again that was set aside, in a transaction that a failure undoes. The inbox knows
     * the event, so that Kafka cannot bring it in a second time meanwhile.
     *
     * @return fails with {@link StillPoison} when the event is at fault, otherwise with what passes by itself
     */
    public Uni<Void> takeAgain(SqlConnection transaction, EventConsumer consumer, IncomingEvent event) {
        List<Span> spans = new ArrayList<>();
        return Uni.createFrom()
                .deferred(() -> consumer.handle(transaction, traced(List.of(event), spans)))
                .onFailure(failure -> !Transient.is(failure))
                .transform(failure -> {
                    LOG.debug("why it cannot be handled", failure);
                    return new StillPoison(failure);
                })
                .onTermination()
                .invoke(() -> spans.forEach(Span::end));
    }

    private Uni<Void> applyTogether(String consumer, List<IncomingEvent> events, BatchHandler handler) {
        return Uni.createFrom()
                .deferred(() -> inTransaction(consumer, events, handler))
                .onFailure(Transient::is)
                .invoke(failure -> LOG.warnf(
                        "%s waits and tries again: %s",
                        consumer, failure.getClass().getName()))
                .onFailure(Transient::is)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private Uni<Void> applyOneByOne(String consumer, List<IncomingEvent> events, BatchHandler handler) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> applyTogether(consumer, List.of(event), handler)
                        .onFailure()
                        .recoverWithUni(failure -> setAside(consumer, event, failure)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> inTransaction(String consumer, List<IncomingEvent> events, BatchHandler handler) {
        Set<Integer> urns = events.stream().map(IncomingEvent::urn).collect(Collectors.toSet());
        List<Span> spans = new ArrayList<>();
        return database.inRoutine(
                        Scope.schools(urns),
                        transaction -> inbox.takeIn(transaction, consumer, events)
                                .map(fresh -> traced(fresh, spans))
                                .chain(fresh -> handle(transaction, fresh, handler)))
                .onTermination()
                .invoke(() -> spans.forEach(Span::end));
    }

    private static Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> fresh, BatchHandler handler) {
        return fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.handle(transaction, fresh);
    }

    private List<IncomingEvent> traced(List<IncomingEvent> fresh, List<Span> spans) {
        return fresh.stream()
                .map(event -> {
                    Span span = traces.start("process " + event.type(), SpanKind.CONSUMER, event.traceparent());
                    spans.add(span);
                    return event.tracedAs(TraceLink.traceparent(span));
                })
                .toList();
    }

    private Uni<Void> setAside(String consumer, IncomingEvent event, Throwable failure) {
        // The class of the failure only: its message may quote the record.
        LOG.errorf(
                "%s set aside %s-%d@%d: %s",
                consumer,
                event.topic(),
                event.partition(),
                event.offset(),
                failure.getClass().getName());
        LOG.debug("why it was set aside", failure);
        return database.inTransaction(
                        Scope.school(event.urn()),
                        transaction -> inbox.setAside(
                                        transaction,
                                        consumer,
                                        event,
                                        failure.getClass().getSimpleName())
                                .chain(() -> inbox.advance(transaction, consumer, event)))
                .onFailure(Transient::is)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
