package org.rollcall.support.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.trace.TraceLink;

/** Where an event is written in the transaction of the state it tells of; call {@link #wake} after the commit. */
@ApplicationScoped
public class Outbox {
    private static final String COLUMNS = "(event_id, topic, urn, key, type, subject, payload, traceparent)";
    private static final String ROWS = " SELECT (r->>'id')::uuid, r->>'topic', (r->>'urn')::int, r->>'key', r->>'type',"
            + " r->>'subject', r->>'payload', r->>'traceparent' FROM jsonb_array_elements(";
    private static final String TAIL = "::jsonb) WITH ORDINALITY AS rows(r, n) ORDER BY n";

    private final ObjectMapper json;
    private final TraceLink traces;
    private final OutboxRelay relay;

    /** Weakly, because most transactions are never asked about. */
    private final Map<SqlConnection, Set<Integer>> appended = Collections.synchronizedMap(new WeakHashMap<>());

    Outbox(ObjectMapper json, TraceLink traces, OutboxRelay relay) {
        this.json = json;
        this.traces = traces;
        this.relay = relay;
    }

    /** Writes events, one statement whatever their number; none at all when there are none. */
    public Uni<Void> append(SqlConnection transaction, Collection<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Integer> schools = appended.computeIfAbsent(transaction, any -> new TreeSet<>());
        events.forEach(event -> schools.add(event.urn()));
        return transaction
                .preparedQuery("INSERT INTO outbox " + COLUMNS + ROWS + "$1" + TAIL)
                .execute(Tuple.of(rows(events)))
                .replaceWithVoid();
    }

    /** Writes one event. */
    public Uni<Void> append(SqlConnection transaction, OutboxEvent event) {
        return append(transaction, List.of(event));
    }

    /** Writes events in the transaction of a Hibernate Reactive session. */
    public Uni<Void> append(Mutiny.Session session, Collection<OutboxEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("INSERT INTO outbox " + COLUMNS + ROWS + "CAST(:rows AS text)" + TAIL)
                        .setParameter("rows", rows(events).encode())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** The schools of which events were written in that transaction; to be asked once, at its end. */
    public Set<Integer> schoolsOf(SqlConnection transaction) {
        Set<Integer> schools = appended.remove(transaction);
        return schools == null ? Set.of() : schools;
    }

    /** Says that events of the school were committed, so that they leave at once. */
    public void wake(int urn) {
        relay.wake(urn);
    }

    private JsonArray rows(Collection<OutboxEvent> events) {
        JsonArray rows = new JsonArray();
        String running = traces.current();
        for (OutboxEvent event : events) {
            rows.add(new JsonObject()
                    .put("id", event.id().toString())
                    .put("topic", event.topic())
                    .put("urn", event.urn())
                    .put("key", event.key())
                    .put("type", event.type())
                    .put("subject", event.subject())
                    .put("payload", write(event.data()))
                    .put("traceparent", event.traceparent() == null ? running : event.traceparent()));
        }
        return rows;
    }

    private @Nullable String write(@Nullable Object data) {
        try {
            return data == null ? null : json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
