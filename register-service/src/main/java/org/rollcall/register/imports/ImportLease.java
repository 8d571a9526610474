package org.rollcall.register.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;

/**
 * Says which process runs an import, by the machine clock. Every step of an import names its lease, so that a process
 * that was only asleep cannot count a row that another one has counted.
 */
@ApplicationScoped
class ImportLease {
    private static final Duration HOLDS = Duration.ofSeconds(20);
    private static final String ADVANCE = "UPDATE import_job SET read = read + $4, rows = rows + $4,"
            + " accepted = accepted + $5, rejected = rejected + $6, flagged = flagged + $7, touched_at = $8"
            + " WHERE school_urn = $1 AND import_id = $2 AND runner = $3 AND state = 'RUNNING'";
    private static final String NOTE =
            "INSERT INTO import_error (school_urn, import_id, row_no, field, code, message, landed)"
                    + " SELECT $1, $2, (e->>'row')::integer, e->>'field', e->>'code', e->>'message',"
                    + " (e->>'landed')::boolean FROM jsonb_array_elements($3::jsonb) AS e ON CONFLICT DO NOTHING";
    private static final String RENEW =
            "UPDATE import_job SET touched_at = $2 WHERE runner = ANY ($1) AND state = 'RUNNING'";
    private static final String END = "UPDATE import_job SET state = $4, failure = $5, touched_at = $6"
            + " WHERE school_urn = $1 AND import_id = $2 AND runner = $3 AND state = 'RUNNING'";
    private static final String CLAIM = "UPDATE import_job SET runner = gen_random_uuid(), attempts = attempts + 1,"
            + " touched_at = $2 WHERE (school_urn, import_id) IN (SELECT school_urn, import_id FROM import_job"
            + " WHERE state = 'RUNNING' AND touched_at < $1 ORDER BY started_at LIMIT 2 FOR UPDATE SKIP LOCKED)"
            + " RETURNING school_urn, import_id, kind, format, mapping, by_subject, by_name, by_role, started_at,"
            + " runner, read, attempts";
    private static final String RUNNING = "SELECT count(*) FROM import_job WHERE state = 'RUNNING'";

    private final ScopedDatabase database;
    private final EverySchool schools;
    private final ImportFiles files;
    private final MappingStore mappings;
    private final MachineClock machine;

    ImportLease(
            ScopedDatabase database,
            EverySchool schools,
            ImportFiles files,
            MappingStore mappings,
            MachineClock machine) {
        this.database = database;
        this.schools = schools;
        this.files = files;
        this.mappings = mappings;
        this.machine = machine;
    }

    /** Counts a chunk in the transaction of its rows. */
    Uni<Void> advance(SqlConnection transaction, ImportJob job, ChunkOutcome outcome) {
        JsonArray notes = new JsonArray();
        outcome.errors().forEach(error -> notes.add(note(error, false)));
        outcome.flags().forEach(flag -> notes.add(note(flag, true)));
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.tuple()
                        .addInteger(job.urn())
                        .addUUID(job.importId())
                        .addUUID(job.runner())
                        .addInteger(outcome.rows())
                        .addInteger(outcome.accepted())
                        .addInteger(outcome.rows() - outcome.accepted())
                        .addInteger(outcome.flags().size())
                        .addOffsetDateTime(utc(machine.now())))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new LeaseLostException();
                    }
                })
                .chain(() -> notes.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(NOTE)
                                .execute(Tuple.of(job.urn(), job.importId(), notes))
                                .replaceWithVoid());
    }

    /** Counts a chunk of which nothing lands. */
    Uni<Void> advance(ImportJob job, ChunkOutcome outcome) {
        return database.inTransaction(Scope.school(job.urn()), transaction -> advance(transaction, job, outcome));
    }

    /** Ends an import and forgets its file; nothing happens when another process runs it. */
    Uni<Void> end(ImportJob job, String state, @Nullable String failure) {
        return database.inTransaction(
                Scope.school(job.urn()),
                transaction -> transaction
                        .preparedQuery(END)
                        .execute(Tuple.of(job.urn(), job.importId(), job.runner(), state, failure, utc(machine.now())))
                        .chain(ended -> ended.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : files.forget(transaction, job.urn(), job.importId())));
    }

    /** Says that these leases are alive. */
    Uni<Void> renew(List<UUID> runners) {
        return runners.isEmpty()
                ? Uni.createFrom().voidItem()
                : schools.scope()
                        .chain(scope -> database.inTransaction(
                                scope,
                                transaction -> transaction
                                        .preparedQuery(RENEW)
                                        .execute(Tuple.of(runners.toArray(UUID[]::new), utc(machine.now())))
                                        .replaceWithVoid()));
    }

    /** Takes imports over whose process is gone, some at a time. */
    Uni<List<ImportJob>> claim() {
        Instant now = machine.now();
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction ->
                                transaction.preparedQuery(CLAIM).execute(Tuple.of(utc(now.minus(HOLDS)), utc(now)))))
                .map(rows -> {
                    List<ImportJob> jobs = new ArrayList<>();
                    for (Row row : rows) {
                        jobs.add(job(row));
                    }
                    return jobs;
                });
    }

    /** How many imports have not ended, whoever runs them. */
    Uni<Long> running() {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(RUNNING)
                                .execute()
                                .map(rows -> rows.iterator().next().getLong(0))));
    }

    private ImportJob job(Row row) {
        return new ImportJob(
                row.getInteger("school_urn"),
                row.getUUID("import_id"),
                row.getString("kind"),
                row.getString("format"),
                mappings.read(row.getString("mapping")),
                new Actor(row.getString("by_subject"), row.getString("by_name"), row.getString("by_role")),
                row.getOffsetDateTime("started_at")
                        .atZoneSameInstant(SchoolClock.ZONE)
                        .toLocalDate(),
                row.getUUID("runner"),
                row.getLong("read"),
                row.getInteger("attempts"));
    }

    private static JsonObject note(RowError error, boolean landed) {
        return new JsonObject()
                .put("row", error.row())
                .put("field", error.field())
                .put("code", error.code())
                .put("message", error.message())
                .put("landed", landed);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
