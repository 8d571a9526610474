package org.rollcall.support.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.PendingWork;
import org.rollcall.support.trace.TraceLink;

/**
 * Carries outbox rows to Kafka, each school's in the order of their ids. A lock per school keeps two relays from
 * overtaking each other; a row counts as sent only when the broker has acknowledged it, so that a crash repeats a
 * record and never loses one.
 */
@ApplicationScoped
public class OutboxRelay implements PendingWork {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** First key of the advisory locks, so that they cannot meet locks taken for other purposes. */
    private static final int LOCK_SPACE = 7_655;

    private static final int AT_ONCE = 500;
    /** From one look to the next, so that what many schools commit meanwhile leaves together. */
    private static final Duration BREATH = Duration.ofMillis(25);

    // The lateral part keeps its limit, so that it is a look into the index for each school whatever the planner
    // guesses.
    private static final String NEXT_ROWS =
            "WITH waiting AS MATERIALIZED (SELECT u.urn FROM unnest($1::int[]) AS u(urn)"
                    + " WHERE EXISTS (SELECT FROM outbox o WHERE o.urn = u.urn AND o.sent_at IS NULL)),"
                    + " mine AS MATERIALIZED (SELECT urn FROM waiting WHERE pg_try_advisory_xact_lock(" + LOCK_SPACE
                    + ", urn))"
                    + " SELECT o.id, o.urn, o.event_id, o.topic, o.key, o.type, o.subject, o.payload, o.created_at,"
                    + " o.traceparent FROM mine CROSS JOIN LATERAL (SELECT * FROM outbox w WHERE w.urn = mine.urn"
                    + " AND w.sent_at IS NULL ORDER BY w.id LIMIT " + AT_ONCE + ") o ORDER BY o.id LIMIT " + AT_ONCE;
    private static final String MARK_SENT = "UPDATE outbox SET sent_at = now() WHERE id = ANY($1)";
    private static final String WAITING = "SELECT DISTINCT urn FROM outbox WHERE sent_at IS NULL";
    private static final String COUNT = "SELECT count(*) FROM outbox WHERE sent_at IS NULL";
    private static final String FORGET = "DELETE FROM outbox WHERE sent_at < now() - interval '7 days'";

    private final Pool pool;
    private final ScopedDatabase database;
    private final EventProducer producer;
    private final TraceLink traces;
    private final Set<Integer> woken = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean draining = new AtomicBoolean();

    OutboxRelay(Pool pool, ScopedDatabase database, EventProducer producer, TraceLink traces) {
        this.pool = pool;
        this.database = database;
        this.producer = producer;
        this.traces = traces;
    }

    /** Sends the school's rows soon; returns at once. */
    void wake(int urn) {
        woken.add(urn);
        if (draining.compareAndSet(false, true)) {
            drainWoken();
        }
    }

    private void drainWoken() {
        List<Integer> urns = List.copyOf(woken);
        urns.forEach(woken::remove);
        if (urns.isEmpty()) {
            draining.set(false);
            woken.stream().findAny().ifPresent(this::wake);
        } else {
            Uni.join()
                    .all(
                            drainOrWait(urns),
                            Uni.createFrom().voidItem().onItem().delayIt().by(BREATH))
                    .andCollectFailures()
                    .subscribe()
                    .with(done -> drainWoken(), failure -> drainWoken());
        }
    }

    private Uni<Void> drainOrWait(List<Integer> urns) {
        return drain(urns).onFailure().recoverWithUni(failure -> {
            LOG.warnf("outbox of %s waits for the next poll: %s", urns, failure.toString());
            return urns.size() > 1 && isOfRecord(failure)
                    ? Multi.createFrom()
                            .iterable(urns)
                            .onItem()
                            .transformToUniAndConcatenate(urn -> drainOrWait(List.of(urn)))
                            .collect()
                            .last()
                    : Uni.createFrom().voidItem();
        });
    }

    /** Whether a record is refused for what it is, so that it must not hold up other schools. */
    private static boolean isOfRecord(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ApiException && !(cause instanceof RetriableException);
    }

    private Uni<Void> drain(List<Integer> urns) {
        return database.inRoutine(
                Scope.schools(urns),
                transaction -> transaction
                        .preparedQuery(NEXT_ROWS)
                        .execute(Tuple.of(urns.toArray(Integer[]::new)))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().voidItem()
                                : send(rows)
                                        .chain(ids -> markSent(transaction, ids))
                                        .invoke(() -> wakeAgain(urns, rows.size()))));
    }

    private Uni<Long[]> send(RowSet<Row> rows) {
        List<Span> spans = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Row row : rows) {
            Span span = traces.start("send " + row.getString("type"), SpanKind.PRODUCER, row.getString("traceparent"));
            spans.add(span);
            records.add(record(row, TraceLink.traceparent(span)));
            ids.add(row.getLong("id"));
        }
        return producer.send(records)
                .onTermination()
                .invoke(() -> spans.forEach(Span::end))
                .replaceWith(() -> ids.toArray(Long[]::new));
    }

    private static ProducerRecord<String, byte[]> record(Row row, @Nullable String traceparent) {
        String payload = row.getString("payload");
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.getString("topic"),
                row.getString("key"),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", row.getUUID("event_id").toString());
        header(record, "ce_type", row.getString("type"));
        header(record, "ce_source", "/rollcall");
        header(
                record,
                "ce_time",
                row.getOffsetDateTime("created_at").toInstant().toString());
        header(record, "ce_subject", row.getString("subject"));
        header(record, "content-type", "application/json");
        if (traceparent != null) {
            header(record, "traceparent", traceparent);
        }
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Uni<Void> markSent(SqlConnection transaction, Long[] ids) {
        return transaction.preparedQuery(MARK_SENT).execute(Tuple.of(ids)).replaceWithVoid();
    }

    /** A full look may have left rows behind. */
    private void wakeAgain(List<Integer> urns, int rows) {
        if (rows == AT_ONCE) {
            // Of the schools whose turn did not come there is no row.
            woken.addAll(urns);
        }
    }

    @Override
    public Uni<String> left() {
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .map(count -> count == 0 ? "" : count + " outbox rows");
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return pool.query(WAITING)
                .execute()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .invoke(row -> wake(row.getInteger(0)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forgetOldRows() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
