package org.rollcall.register.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;

/** Keeps each import, how far it has come and what was wrong with its rows. */
@ApplicationScoped
class ImportStore {
    private static final int SHOWN_ERRORS = 1_000;
    private static final String BEGIN = "INSERT INTO import_job (school_urn, import_id, kind, format, mapping, runner,"
            + " state, size, read, rows, accepted, rejected, by_subject, by_name, by_role, started_at, touched_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, 'RUNNING', $7, 0, 0, 0, 0, $8, $9, $10, $11, $12)";
    private static final String FIND = "SELECT kind, state, size, rows, accepted, rejected, flagged, failure"
            + " FROM import_job WHERE school_urn = $1 AND import_id = $2";
    private static final String ERRORS = "SELECT row_no, field, code, message FROM import_error"
            + " WHERE school_urn = $1 AND import_id = $2 AND landed = $3 ORDER BY row_no, field LIMIT " + SHOWN_ERRORS;

    private final ScopedDatabase database;
    private final MappingStore mappings;
    private final SchoolClock clock;
    private final MachineClock machine;

    ImportStore(ScopedDatabase database, MappingStore mappings, SchoolClock clock, MachineClock machine) {
        this.database = database;
        this.mappings = mappings;
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
     * @param flagged rows that landed and should be looked at
     * @param failure why it failed
     * @param errors why rows were skipped, the first thousand
     * @param flags what should be looked at, the first thousand
     */
    record Standing(
            String kind,
            String state,
            long size,
            int rows,
            int accepted,
            int rejected,
            int flagged,
            @Nullable String failure,
            List<RowError> errors,
            List<RowError> flags) {}

    Uni<Void> begin(SqlConnection transaction, ImportJob job, long size) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.tuple()
                        .addInteger(job.urn())
                        .addUUID(job.importId())
                        .addString(job.kind())
                        .addString(job.format())
                        .addString(mappings.write(job.mapping()))
                        .addUUID(job.runner())
                        .addLong(size)
                        .addString(job.by().subject())
                        .addString(job.by().name())
                        .addString(job.by().role())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(machine.now().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<Standing>> find(int urn, UUID importId) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(urn, importId))
                        .chain(found -> rows(transaction, urn, importId, false)
                                .chain(errors -> rows(transaction, urn, importId, true)
                                        .map(flags -> found.size() == 0
                                                ? Optional.empty()
                                                : Optional.of(standing(
                                                        found.iterator().next(), errors, flags))))));
    }

    private static Uni<List<RowError>> rows(SqlConnection transaction, int urn, UUID importId, boolean landed) {
        return transaction
                .preparedQuery(ERRORS)
                .execute(Tuple.of(urn, importId, landed))
                .map(rows -> {
                    List<RowError> shown = new ArrayList<>();
                    rows.forEach(row -> shown.add(
                            new RowError(row.getInteger(0), row.getString(1), row.getString(2), row.getString(3))));
                    return shown;
                });
    }

    private static Standing standing(Row row, List<RowError> errors, List<RowError> flags) {
        return new Standing(
                row.getString("kind"),
                row.getString("state"),
                row.getLong("size"),
                row.getInteger("rows"),
                row.getInteger("accepted"),
                row.getInteger("rejected"),
                row.getInteger("flagged"),
                row.getString("failure"),
                errors,
                flags);
    }
}
