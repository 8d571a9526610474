package org.rollcall.register.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/**
 * Erases pupils of whom nothing needs to be kept any more, and tells every service to do the same: an event by id, and a
 * record of the people topic that holds nothing.
 */
@ApplicationScoped
class PurgePupils {
    private static final String PEOPLE_TYPE = "PeopleRecord.v1";
    private static final String HELD =
            "SELECT DISTINCT pupil_id FROM legal_hold WHERE school_urn = $1 AND released_at IS NULL";
    private static final String EXPIRED = "SELECT pupil_id FROM pupil WHERE school_urn = $1 AND last_day <= $2"
            + " AND last_entry_of(school_urn, pupil_id) <= $2 ORDER BY pupil_id";
    private static final String PURGE = "SELECT p.revision, e.kind, e.purged FROM pupil p,"
            + " LATERAL purge_pupil($1, $2) e WHERE p.school_urn = $1 AND p.pupil_id = $2";
    private static final String TOUCH = "UPDATE school SET config_revision = config_revision + 1 WHERE urn = $1";

    private final Outbox outbox;

    PurgePupils(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * What was erased.
     *
     * @param byKind records erased, by kind
     * @param held pupils that a legal hold kept
     */
    record Purged(Map<String, Long> byKind, int held) {}

    /** Erases every pupil of the school whose last entry was made on {@code until} or before, except who is held. */
    Uni<Purged> expired(SqlConnection transaction, int urn, LocalDate until, Instant now) {
        return ids(transaction, EXPIRED, Tuple.of(urn, until))
                .chain(expired -> ids(transaction, HELD, Tuple.of(urn)).chain(held -> {
                    List<UUID> free = expired.stream()
                            .filter(pupil -> !held.contains(pupil))
                            .toList();
                    return purge(transaction, urn, free, now)
                            .map(byKind -> new Purged(byKind, expired.size() - free.size()));
                }));
    }

    /** Erases these pupils; the database refuses whoever must be kept. */
    Uni<Map<String, Long>> purge(SqlConnection transaction, int urn, Collection<UUID> pupils, Instant now) {
        Map<String, Long> byKind = new TreeMap<>();
        if (pupils.isEmpty()) {
            return Uni.createFrom().item(byKind);
        }
        return Multi.createFrom()
                .iterable(pupils)
                .onItem()
                .transformToUniAndConcatenate(pupil -> purge(transaction, urn, pupil, now, byKind))
                .collect()
                .last()
                .chain(() -> transaction.preparedQuery(TOUCH).execute(Tuple.of(urn)))
                .replaceWith(byKind);
    }

    private Uni<Void> purge(SqlConnection transaction, int urn, UUID pupil, Instant now, Map<String, Long> byKind) {
        return transaction.preparedQuery(PURGE).execute(Tuple.of(urn, pupil)).chain(rows -> {
            long revision = 0;
            for (Row row : rows) {
                revision = row.getLong("revision");
                byKind.merge(row.getString("kind"), row.getLong("purged"), Long::sum);
            }
            PupilPurged event = new PupilPurged(urn, revision + 1, pupil, now);
            OutboxEvent told = OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event);
            OutboxEvent nothing = new OutboxEvent(
                    UUID.randomUUID(), Topics.PEOPLE, urn, pupil.toString(), PEOPLE_TYPE, event.subject(), null, null);
            return outbox.append(transaction, List.of(told, nothing));
        });
    }

    private static Uni<List<UUID>> ids(SqlConnection transaction, String query, Tuple values) {
        return transaction.preparedQuery(query).execute(values).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }
}
