package org.rollcall.support.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ids of events that had their effect, how far each consumer has come, and what was set aside. */
@ApplicationScoped
class InboxStore {
    private static final String ADVANCE = "INSERT INTO consumer_progress (consumer, topic, partition, next_offset)"
            + " SELECT $1, t, p, o FROM unnest($2::text[], $3::int[], $4::bigint[]) AS places(t, p, o)"
            + " ON CONFLICT (consumer, topic, partition) DO UPDATE"
            + " SET next_offset = greatest(consumer_progress.next_offset, excluded.next_offset)";
    private static final String TAKE_IN = "WITH advanced AS (" + ADVANCE + ") INSERT INTO inbox (consumer, event_id)"
            + " SELECT $1, id FROM unnest($5::uuid[]) AS ids(id) ON CONFLICT DO NOTHING RETURNING event_id";
    private static final String SET_ASIDE = "INSERT INTO dead_letter"
            + " (consumer, event_id, urn, topic, key, type, subject, payload, failure, partition, record_offset,"
            + " traceparent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING";
    private static final String MARK_TAKEN =
            "INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String TO_DEAD_LETTER_TOPIC = "INSERT INTO outbox (event_id, topic, urn, key, type, subject,"
            + " payload) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    /**
     * Notes the batch's events and, for each of its partitions, the offset behind its last one; answers the events that
     * this consumer has not had, each once, in their order.
     */
    Uni<List<IncomingEvent>> takeIn(SqlConnection transaction, String consumer, List<IncomingEvent> events) {
        UUID[] ids = events.stream().map(IncomingEvent::id).distinct().toArray(UUID[]::new);
        return transaction
                .preparedQuery(TAKE_IN)
                .execute(places(consumer, events).addValue(ids))
                .map(rows -> {
                    Set<UUID> fresh = new HashSet<>();
                    for (Row row : rows) {
                        fresh.add(row.getUUID(0));
                    }
                    return events.stream()
                            .filter(event -> fresh.remove(event.id()))
                            .toList();
                });
    }

    /** Notes the offset behind an event. */
    Uni<Void> advance(SqlConnection transaction, String consumer, IncomingEvent event) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(places(consumer, List.of(event)))
                .replaceWithVoid();
    }

    private static Tuple places(String consumer, List<IncomingEvent> events) {
        Map<String, IncomingEvent> last = events.stream()
                .collect(Collectors.toMap(
                        event -> event.topic() + "/" + event.partition(),
                        Function.identity(),
                        (a, b) -> a.offset() > b.offset() ? a : b));
        Collection<IncomingEvent> ends = last.values();
        return Tuple.of(
                consumer,
                ends.stream().map(IncomingEvent::topic).toArray(String[]::new),
                ends.stream().map(IncomingEvent::partition).toArray(Integer[]::new),
                ends.stream().map(event -> event.offset() + 1).toArray(Long[]::new));
    }

    /** Keeps an event that could not be processed, and sends it to the dead-letter topic. */
    Uni<Void> setAside(SqlConnection transaction, String consumer, IncomingEvent event, String failure) {
        String text = textOf(event);
        String topic = event.topic().replaceFirst("^.*?(?=(register|leave|escalation)\\.)", "") + ".dlq";
        return transaction
                .preparedQuery(SET_ASIDE)
                .execute(Tuple.tuple()
                        .addString(consumer)
                        .addUUID(event.id())
                        .addInteger(event.urn())
                        .addString(event.topic())
                        .addString(storable(event.key()))
                        .addString(storable(event.type()))
                        .addString(storable(event.subject()))
                        .addString(text)
                        .addString(failure)
                        .addInteger(event.partition())
                        .addLong(event.offset())
                        .addString(event.traceparent()))
                .chain(() -> transaction.preparedQuery(MARK_TAKEN).execute(Tuple.of(consumer, event.id())))
                .chain(() -> transaction
                        .preparedQuery(TO_DEAD_LETTER_TOPIC)
                        .execute(Tuple.tuple()
                                .addUUID(event.id())
                                .addString(topic)
                                .addInteger(event.urn())
                                .addString(storable(event.key()))
                                .addString(storable(event.type()))
                                .addString(storable(event.subject()))
                                .addString(text)))
                .replaceWithVoid();
    }

    /**
     * What is kept of an event's content. A people record may hold addresses: of that only the key and the place are
     * kept. What is no text stays where it is, too.
     */
    private static @Nullable String textOf(IncomingEvent event) {
        byte[] payload = event.topic().contains("people") ? null : event.payload();
        if (payload == null) {
            return null;
        }
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.equals(storable(text)) && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), payload)
                ? text
                : null;
    }

    /** PostgreSQL's text cannot hold the character zero; a poisoned record may. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
