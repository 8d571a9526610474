package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.register.audit.Actor;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Enters marks of a file, at most a thousand together: one statement and one event for all of them. */
@ApplicationScoped
public class ImportMarks {
    /** Most marks of one event. */
    public static final int MOST = 1_000;

    private static final String ENTER = """
            WITH school_now AS (
                SELECT urn FROM school WHERE urn = $1 AND config_revision = $2 FOR SHARE
            ), given AS (
                SELECT * FROM unnest($3::uuid[], $4::date[], $5::text[], $6::uuid[], $7::integer[], $8::text[],
                                     $9::integer[], $10::timestamptz[])
                    AS g (pupil_id, session_date, session, class_id, year_group, code, minutes_late, due_at)
            ), changed AS (
                SELECT g.*, old.revision AS old_revision, old.code AS old_code
                  FROM given g CROSS JOIN school_now
                  LEFT JOIN LATERAL (
                       SELECT v.revision, v.code, v.minutes_late FROM mark_version v
                        WHERE v.school_urn = $1 AND v.pupil_id = g.pupil_id AND v.session_date = g.session_date
                              AND v.session = g.session
                        ORDER BY v.revision DESC LIMIT 1) old ON true
                 WHERE old.code IS DISTINCT FROM g.code OR old.minutes_late IS DISTINCT FROM g.minutes_late
            ), entered AS (
                INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code,
                       previous_code, minutes_late, reason, kind, by_subject, by_name, by_role, at, recorded_at)
                SELECT $1, pupil_id, session_date, session, coalesce(old_revision, 0) + 1, class_id, code, old_code,
                       minutes_late, 'imported', 'IMPORTED', $11, $12, $13, $14, $14
                  FROM changed
                RETURNING pupil_id, session_date, session, class_id, previous_code, code, minutes_late, revision
            ), open_reasons AS (
                INSERT INTO n_clock (school_urn, pupil_id, session_date, session, year_group, due_at, done)
                SELECT $1, pupil_id, session_date, session, year_group, due_at, false FROM changed
                 WHERE due_at IS NOT NULL
                ON CONFLICT (school_urn, pupil_id, session_date, session)
                DO UPDATE SET due_at = excluded.due_at, done = false
            )
            SELECT e.*, false AS is_stale FROM entered e
            UNION ALL
            SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true
             WHERE NOT EXISTS (SELECT FROM school_now)""";

    private final ScopedDatabase database;
    private final Outbox outbox;
    private final SchoolClock clock;

    ImportMarks(ScopedDatabase database, Outbox outbox, SchoolClock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Enters the marks; those that stand like this already stay as they are. Fails with
     * {@link StaleSnapshotException} when the school changed since the snapshot.
     *
     * @param alongside what else is written in the transaction of the marks
     */
    public Uni<Void> enter(
            int urn,
            long snapshotRevision,
            List<ImportedMark> marks,
            Actor by,
            Function<SqlConnection, Uni<Void>> alongside) {
        Instant now = clock.now();
        return Contention.settle(() -> database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(ENTER)
                        .execute(values(urn, snapshotRevision, marks, by, now))
                        .map(ImportMarks::amendments)
                        .chain(amendments -> tell(transaction, urn, amendments, now))
                        .chain(() -> alongside.apply(transaction))));
    }

    private Uni<Void> tell(SqlConnection transaction, int urn, List<Amendment> amendments, Instant now) {
        if (amendments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        MarksAmended event = new MarksAmended(urn, 1, UUID.randomUUID(), MarksAmended.Kind.IMPORTED, now, amendments);
        return outbox.append(
                transaction,
                List.of(OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event)));
    }

    private static List<Amendment> amendments(RowSet<Row> rows) {
        List<Amendment> amendments = new ArrayList<>();
        for (Row row : rows) {
            if (row.getBoolean("is_stale")) {
                throw new StaleSnapshotException();
            }
            amendments.add(new Amendment(
                    row.getUUID("pupil_id"),
                    row.getLocalDate("session_date"),
                    row.getString("session"),
                    row.getUUID("class_id"),
                    row.getString("previous_code"),
                    row.getString("code"),
                    row.getInteger("minutes_late"),
                    row.getInteger("revision")));
        }
        return amendments;
    }

    @SuppressWarnings("NullAway") // a null in these arrays is a NULL of the statement
    private static Tuple values(int urn, long snapshotRevision, List<ImportedMark> marks, Actor by, Instant now) {
        return Tuple.tuple()
                .addInteger(urn)
                .addLong(snapshotRevision)
                .addArrayOfUUID(marks.stream().map(ImportedMark::pupilId).toArray(UUID[]::new))
                .addArrayOfLocalDate(
                        marks.stream().map(mark -> mark.session().date()).toArray(LocalDate[]::new))
                .addArrayOfString(marks.stream()
                        .map(mark -> mark.session().session().name())
                        .toArray(String[]::new))
                .addArrayOfUUID(marks.stream().map(ImportedMark::classId).toArray(UUID[]::new))
                .addArrayOfInteger(marks.stream().map(ImportedMark::yearGroup).toArray(Integer[]::new))
                .addArrayOfString(marks.stream().map(ImportedMark::code).toArray(String[]::new))
                .addArrayOfInteger(marks.stream().map(ImportedMark::minutesLate).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(
                        marks.stream().map(ImportMarks::reasonDue).toArray(OffsetDateTime[]::new))
                .addString(by.subject())
                .addString(by.name())
                .addString(by.role())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable OffsetDateTime reasonDue(ImportedMark mark) {
        Instant due = mark.reasonDue();
        return due == null ? null : due.atOffset(ZoneOffset.UTC);
    }
}
