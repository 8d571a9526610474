package org.rollcall.support.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.trace.TraceLink;

/** Where an event is written in the transaction of the state it tells of; it leaves at once when that is committed. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "INSERT INTO outbox (event_id, topic, urn, key, type, subject, payload, traceparent) ";
    private static final String ROWS = INSERT + "SELECT id, topic, urn, key, type, subject, payload, traceparent"
            + " FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])"
            + " WITH ORDINALITY AS e (id, topic, urn, key, type, subject, payload, traceparent, n) ORDER BY n";
    private static final String ROW = INSERT + "VALUES (CAST(:id AS uuid), :topic, :urn, :key, :type, :subject,"
            + " CAST(:payload AS text), CAST(:traceparent AS text))";

    private final ObjectMapper json;
    private final TraceLink traces;
    private final OutboxRelay relay;

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
        Set<Integer> urns = events.stream().map(OutboxEvent::urn).collect(Collectors.toSet());
        transaction.getDelegate().transaction().completion().onSuccess(committed -> urns.forEach(relay::wake));
        return transaction.preparedQuery(ROWS).execute(columns(events)).replaceWithVoid();
    }

    /** Writes one event. */
    public Uni<Void> append(SqlConnection transaction, OutboxEvent event) {
        return append(transaction, List.of(event));
    }

    /** Writes events in a Hibernate Reactive session, one after the other; call {@link #wake} after the commit. */
    public Uni<Void> append(Mutiny.Session session, Collection<OutboxEvent> events) {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (OutboxEvent event : events) {
            written = written.chain(() -> session.createNativeQuery(ROW)
                    .setParameter("id", event.id().toString())
                    .setParameter("topic", event.topic())
                    .setParameter("urn", event.urn())
                    .setParameter("key", event.key())
                    .setParameter("type", event.type())
                    .setParameter("subject", event.subject())
                    .setParameter("payload", write(event.data()))
                    .setParameter("traceparent", traceparent(event))
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return written;
    }

    /** Says that a session has committed events of the school, so that they leave at once. */
    public void wake(int urn) {
        relay.wake(urn);
    }

    private Tuple columns(Collection<OutboxEvent> events) {
        return Tuple.tuple()
                .addArrayOfUUID(events.stream().map(OutboxEvent::id).toArray(UUID[]::new))
                .addArrayOfString(texts(events, OutboxEvent::topic))
                .addArrayOfInteger(events.stream().map(OutboxEvent::urn).toArray(Integer[]::new))
                .addArrayOfString(texts(events, OutboxEvent::key))
                .addArrayOfString(texts(events, OutboxEvent::type))
                .addArrayOfString(texts(events, OutboxEvent::subject))
                .addArrayOfString(texts(events, event -> write(event.data())))
                .addArrayOfString(texts(events, this::traceparent));
    }

    private static @Nullable String[] texts(
            Collection<OutboxEvent> events, Function<OutboxEvent, @Nullable String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }

    private @Nullable String traceparent(OutboxEvent event) {
        return event.traceparent() == null ? traces.current() : event.traceparent();
    }

    private @Nullable String write(@Nullable Object data) {
        try {
            return data == null ? null : json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
