package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of records set aside. It is not guarded by row-level security, because what holds back a notification must
 * be seen in a local authority's scope, too: every question here names the school itself.
 */
@ApplicationScoped
class DeadLetterStore {
    private static final String COLUMNS =
            "dead_letter_id, consumer, event_id, urn, topic, partition, record_offset, key,"
                    + " type, subject, payload, traceparent, failure, state, set_aside_at, decided_at, decided_by,"
                    + " decided_role, reason";
    private static final String LIST = "SELECT " + COLUMNS + " FROM dead_letter"
            + " WHERE ($1::int IS NULL OR urn = $1) AND ($2::text IS NULL OR state = $2)"
            + " AND ($3::timestamptz IS NULL OR (set_aside_at, dead_letter_id) < ($3, $4::uuid))"
            + " ORDER BY set_aside_at DESC, dead_letter_id DESC LIMIT $5";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM dead_letter" + " WHERE dead_letter_id = $1 AND ($2::int IS NULL OR urn = $2)";
    private static final String DECIDE = "UPDATE dead_letter SET state = $2, decided_at = $3, decided_by = $4,"
            + " decided_role = $5, reason = $6 WHERE dead_letter_id = $1 AND state = 'HELD' RETURNING " + COLUMNS;
    private static final String NOTE = "INSERT INTO dead_letter_audit (school_urn, at, subject, name, role, action,"
            + " dead_letter_id, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    Uni<List<DeadLetter>> list(SqlConnection transaction, DeadLetterQuery query) {
        DeadLetterCursor after = query.after();
        DeadLetterState state = query.state();
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        query.urn(),
                        state == null ? null : state.name(),
                        after == null ? null : utc(after.at()),
                        after == null ? null : after.id(),
                        query.limit() + 1))
                .map(DeadLetterStore::all);
    }

    /** The record, if it is there and, where a school is given, of that school. */
    Uni<Optional<DeadLetter>> find(SqlConnection transaction, @Nullable Integer urn, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(id, urn))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Notes a decision on the row, unless there is one; empty when there is. Others that decide wait for the end. */
    Uni<Optional<DeadLetter>> decide(
            SqlConnection transaction, UUID id, DeadLetterState state, DeadLetter.Decision decision) {
        return transaction
                .preparedQuery(DECIDE)
                .execute(Tuple.of(
                        id, state.name(), utc(decision.at()), decision.by(), decision.role(), decision.reason()))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Notes in the audit what somebody did; the transaction is scoped to the record's school. */
    Uni<Void> note(
            SqlConnection transaction,
            DeadLetter letter,
            Decider decider,
            Instant at,
            String action,
            @Nullable String reason) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addInteger(letter.urn())
                        .addOffsetDateTime(utc(at))
                        .addString(decider.subject())
                        .addString(decider.name())
                        .addString(decider.role())
                        .addString(action)
                        .addUUID(letter.id())
                        .addString(reason))
                .replaceWithVoid();
    }

    private static List<DeadLetter> all(RowSet<Row> rows) {
        List<DeadLetter> letters = new ArrayList<>();
        rows.forEach(row -> letters.add(letter(row)));
        return letters;
    }

    private static DeadLetter letter(Row row) {
        Integer partition = row.getInteger("partition");
        Long offset = row.getLong("record_offset");
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new DeadLetter(
                row.getUUID("dead_letter_id"),
                row.getString("consumer"),
                row.getUUID("event_id"),
                row.getInteger("urn"),
                row.getString("topic"),
                partition == null || offset == null ? null : new DeadLetter.Place(partition, offset),
                row.getString("key"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getString("failure"),
                DeadLetterState.valueOf(row.getString("state")),
                row.getOffsetDateTime("set_aside_at").toInstant(),
                decidedAt == null
                        ? null
                        : new DeadLetter.Decision(
                                decidedAt.toInstant(),
                                row.getString("decided_by"),
                                row.getString("decided_role"),
                                row.getString("reason")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
