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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.PendingWork;
import org.rollcall.support.trace.TraceLink;

/**
 * Carries outbox rows to Kafka, school by school in the order of their ids. A lock per school keeps two relays from
 * overtaking each other; a row counts as sent only when the broker has acknowledged it, so that a crash repeats a
 * record and never loses one.
 */
@ApplicationScoped
public class OutboxRelay implements PendingWork {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** First key of the advisory locks, so that they cannot meet locks taken for other purposes. */
    private static final int LOCK_SPACE = 7_655;

    private static final String NEXT_ROWS = "WITH mine AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(" + LOCK_SPACE
            + ", $1) AS locked) SELECT o.id, o.event_id, o.topic, o.key, o.type, o.subject, o.payload, o.created_at,"
            + " o.traceparent FROM mine, outbox o WHERE mine.locked AND o.urn = $1 AND o.sent_at IS NULL"
            + " ORDER BY o.id LIMIT 500";
    private static final String MARK_SENT = "UPDATE outbox SET sent_at = now() WHERE id = ANY($1)";
    private static final String WAITING = "SELECT DISTINCT urn FROM outbox WHERE sent_at IS NULL";
    private static final String COUNT = "SELECT count(*) FROM outbox WHERE sent_at IS NULL";
    private static final String FORGET = "DELETE FROM outbox WHERE sent_at < now() - interval '7 days'";

    private final Pool pool;
    private final EventProducer producer;
    private final TraceLink traces;
    private final Set<Integer> draining = ConcurrentHashMap.newKeySet();
    private final Set<Integer> again = ConcurrentHashMap.newKeySet();

    OutboxRelay(Pool pool, EventProducer producer, TraceLink traces) {
        this.pool = pool;
        this.producer = producer;
        this.traces = traces;
    }

    /** Sends the school's rows soon; returns at once. */
    void wake(int urn) {
        again.add(urn);
        if (draining.add(urn)) {
            drainWhileWoken(urn)
                    .onFailure()
                    .invoke(failure -> LOG.warnf("outbox of %d waits for the next poll: %s", urn, failure.toString()))
                    .onFailure()
                    .recoverWithNull()
                    .eventually(() -> draining.remove(urn))
                    .subscribe()
                    .with(done -> {
                        if (again.contains(urn)) {
                            wake(urn);
                        }
                    });
        }
    }

    private Uni<Void> drainWhileWoken(int urn) {
        again.remove(urn);
        return drain(urn)
                .chain(sent -> sent > 0 || again.contains(urn)
                        ? drainWhileWoken(urn)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> drain(int urn) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(NEXT_ROWS)
                .execute(Tuple.of(urn))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(0)
                        : send(rows).chain(ids -> markSent(transaction, ids))));
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

    private static Uni<Integer> markSent(SqlConnection transaction, Long[] ids) {
        return transaction.preparedQuery(MARK_SENT).execute(Tuple.of(ids)).map(RowSet::rowCount);
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
