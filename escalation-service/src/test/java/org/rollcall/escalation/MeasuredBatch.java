package org.rollcall.escalation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;

/**
 * Has the consumer of register events handle a batch in a transaction of its own, as the intake does, and says what that
 * took: neither Kafka nor the school clock is in it, so that the same batch takes the same on every machine.
 */
@Singleton
public class MeasuredBatch {
    /**
     * What a batch took.
     *
     * @param statements as they were sent
     * @param written rows inserted, updated or deleted, by table
     * @param allocated bytes, by all threads while it was handled
     */
    record Cost(List<String> statements, Map<String, Long> written, long allocated) {}

    private static final String WRITTEN = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del AS written"
            + " FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ScopedDatabase database;
    private final EventConsumer consumer;
    private final ObjectMapper json;

    MeasuredBatch(ScopedDatabase database, @Any Instance<EventConsumer> consumers, ObjectMapper json) {
        this.database = database;
        this.consumer = consumers.stream()
                .filter(one -> one.name().equals("escalation-register"))
                .findFirst()
                .orElseThrow();
        this.json = json;
    }

    /** Handles the events, all in one batch. */
    Cost handle(List<Event> events) {
        List<IncomingEvent> incoming = events.stream().map(this::incoming).toList();
        Scope scope = Scope.schools(events.stream().map(Event::urn).distinct().toList());
        CountedStatements counted = new CountedStatements();
        long before = allocated();
        Map<String, Long> written = written(scope, transaction -> consumer.handle(counted.over(transaction), incoming));
        return new Cost(counted.sent(), written, allocated() - before);
    }

    /** Does something in a transaction of its own, and says how many rows of which table that wrote. */
    Map<String, Long> written(Scope scope, Function<SqlConnection, Uni<Void>> work) {
        return await(database.inTransaction(
                scope,
                transaction -> written(transaction)
                        .chain(earlier -> work.apply(transaction)
                                .chain(() -> written(transaction))
                                .map(later -> less(later, earlier)))));
    }

    /** What was written by now: the server adds up until it is idle for a while. */
    private static Map<String, Long> less(Map<String, Long> later, Map<String, Long> earlier) {
        earlier.forEach((table, rows) -> later.merge(table, rows, (now, then) -> now.equals(then) ? null : now - then));
        return later;
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    private static Uni<Map<String, Long>> written(SqlConnection transaction) {
        return transaction.query(WRITTEN).execute().map(rows -> {
            Map<String, Long> written = new TreeMap<>();
            for (Row row : rows) {
                written.put(row.getString(0), row.getLong(1));
            }
            return written;
        });
    }

    private static long allocated() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private IncomingEvent incoming(Event event) {
        try {
            return new IncomingEvent(
                    UUID.randomUUID(),
                    EventTypes.typeOf(event),
                    event.subject(),
                    event.urn(),
                    String.valueOf(event.urn()),
                    json.writeValueAsBytes(event),
                    Topics.REGISTER,
                    0,
                    0,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
