package org.rollcall.register.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
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
import org.rollcall.register.audit.Actor;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;

/** Keeps how far each import has come and what was wrong with its rows. */
@ApplicationScoped
class ImportStore {
    private static final int SHOWN_ERRORS = 1_000;
    private static final String BEGIN = "INSERT INTO import_job (school_urn, import_id, kind, state, size, read, rows,"
            + " accepted, rejected, by_subject, by_name, by_role, started_at, touched_at)"
            + " VALUES ($1, $2, $3, 'RUNNING', $4, 0, 0, 0, 0, $5, $6, $7, $8, $9)";
    private static final String ADVANCE = "UPDATE import_job SET read = read + $3, rows = rows + $3,"
            + " accepted = accepted + $4, rejected = rejected + $5, touched_at = $6"
            + " WHERE school_urn = $1 AND import_id = $2";
    private static final String REJECT =
            "INSERT INTO import_error (school_urn, import_id, row_no, field, code, message)"
                    + " SELECT $1, $2, (e->>'row')::integer, e->>'field', e->>'code', e->>'message'"
                    + " FROM jsonb_array_elements($3::jsonb) AS e ON CONFLICT DO NOTHING";
    private static final String END = "UPDATE import_job SET state = $3, failure = $4, touched_at = $5"
            + " WHERE school_urn = $1 AND import_id = $2 AND state = 'RUNNING'";
    private static final String FIND = "SELECT kind, state, size, rows, accepted, rejected, failure FROM import_job"
            + " WHERE school_urn = $1 AND import_id = $2";
    private static final String ERRORS = "SELECT row_no, field, code, message FROM import_error"
            + " WHERE school_urn = $1 AND import_id = $2 ORDER BY row_no, field LIMIT " + SHOWN_ERRORS;
    private static final String GIVE_UP = "UPDATE import_job SET state = 'FAILED',"
            + " failure = 'cut off; what is counted here has landed, send the file again for the rest'"
            + " WHERE state = 'RUNNING' AND touched_at < $1";

    private final ScopedDatabase database;
    private final EverySchool schools;
    private final SchoolClock clock;
    private final MachineClock machine;

    ImportStore(ScopedDatabase database, EverySchool schools, SchoolClock clock, MachineClock machine) {
        this.database = database;
        this.schools = schools;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * How far an import has come.
     *
     * @param kind pupils or marks
     * @param state RUNNING, DONE or FAILED
     * @param size rows of the file, about
     * @param rows rows read
     * @param accepted rows that landed
     * @param rejected rows that were skipped
     * @param failure why it failed
     * @param errors why rows were skipped, the first thousand
     */
    record Progress(
            String kind,
            String state,
            long size,
            int rows,
            int accepted,
            int rejected,
            @Nullable String failure,
            List<RowError> errors) {}

    Uni<Void> begin(SqlConnection transaction, int urn, UUID importId, String kind, long size, Actor by) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(importId)
                        .addString(kind)
                        .addLong(size)
                        .addString(by.subject())
                        .addString(by.name())
                        .addString(by.role())
                        .addOffsetDateTime(utc(clock.now()))
                        .addOffsetDateTime(utc(machine.now())))
                .replaceWithVoid();
    }

    Uni<Void> advance(int urn, UUID importId, int rows, ChunkOutcome outcome) {
        JsonArray errors = new JsonArray();
        outcome.errors()
                .forEach(error -> errors.add(new JsonObject()
                        .put("row", error.row())
                        .put("field", error.field())
                        .put("code", error.code())
                        .put("message", error.message())));
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.of(
                                urn, importId, rows, outcome.accepted(), rows - outcome.accepted(), utc(machine.now())))
                        .chain(() -> errors.isEmpty()
                                ? Uni.createFrom().nullItem()
                                : transaction.preparedQuery(REJECT).execute(Tuple.of(urn, importId, errors)))
                        .replaceWithVoid());
    }

    Uni<Void> end(int urn, UUID importId, String state, @Nullable String failure) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(END)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addUUID(importId)
                                .addString(state)
                                .addString(failure)
                                .addOffsetDateTime(utc(machine.now())))
                        .replaceWithVoid());
    }

    Uni<Optional<Progress>> find(int urn, UUID importId) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(urn, importId))
                        .chain(found -> transaction
                                .preparedQuery(ERRORS)
                                .execute(Tuple.of(urn, importId))
                                .map(errors -> found.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(progress(found.iterator().next(), errors)))));
    }

    /** Ends every import that has not moved since; the process that ran it is gone. */
    Uni<Void> giveUpUntouchedSince(Instant then) {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(GIVE_UP)
                                .execute(Tuple.of(utc(then)))
                                .replaceWithVoid()));
    }

    private static Progress progress(Row row, Iterable<Row> errors) {
        List<RowError> shown = new ArrayList<>();
        errors.forEach(error -> shown.add(
                new RowError(error.getInteger(0), error.getString(1), error.getString(2), error.getString(3))));
        return new Progress(
                row.getString("kind"),
                row.getString("state"),
                row.getLong("size"),
                row.getInteger("rows"),
                row.getInteger("accepted"),
                row.getInteger("rejected"),
                row.getString("failure"),
                shown);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
