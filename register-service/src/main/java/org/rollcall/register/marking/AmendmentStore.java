package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
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
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.register.audit.Actor;
import org.rollcall.rules.code.SessionRef;

/** Writes amended marks beside what they said before, one act in one statement, and reads the whole history. */
@ApplicationScoped
class AmendmentStore {
    private static final String AMEND = """
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
                       SELECT v.revision, v.code FROM mark_version v
                        WHERE v.school_urn = $1 AND v.pupil_id = g.pupil_id AND v.session_date = g.session_date
                              AND v.session = g.session
                        ORDER BY v.revision DESC LIMIT 1) old ON true
            ), amended AS (
                INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code,
                       previous_code, minutes_late, reason, kind, by_subject, by_name, by_role, at, recorded_at,
                       amendment_id)
                SELECT $1, pupil_id, session_date, session, coalesce(old_revision, 0) + 1, class_id, code, old_code,
                       minutes_late, $11, 'AMENDED', $12, $13, $14, $15, $15, $18
                  FROM changed
                RETURNING pupil_id, session_date, session, class_id, previous_code, code, minutes_late, revision
            ), registers AS (
                UPDATE class_register r SET revision = r.revision + 1
                  FROM (SELECT DISTINCT session_date, session, class_id FROM changed) c
                 WHERE r.school_urn = $1 AND r.session_date = c.session_date AND r.session = c.session
                       AND r.class_id = c.class_id
            ), open_reasons AS (
                INSERT INTO n_clock (school_urn, pupil_id, session_date, session, year_group, due_at, done)
                SELECT $1, pupil_id, session_date, session, year_group, due_at, false FROM changed WHERE code = 'N'
                ON CONFLICT (school_urn, pupil_id, session_date, session)
                DO UPDATE SET due_at = excluded.due_at, done = false
            ), audit AS (
                INSERT INTO audit_entry (school_urn, action, subject, why, by_subject, by_name, by_role, at,
                       recorded_at)
                SELECT $1, 'marks-amended', $16, $11, $12, $13, $14, $15, $17 WHERE EXISTS (SELECT FROM amended)
            )
            SELECT * FROM amended ORDER BY pupil_id, session_date, session""";
    private static final String HISTORY = "SELECT " + MarkHistory.COLUMNS + " FROM mark_version WHERE school_urn = $1"
            + " AND pupil_id = $2 AND session_date = $3 AND session = $4 ORDER BY revision";

    /**
     * One mark of an act.
     *
     * @param pupilId pupil
     * @param session session
     * @param classId class of the pupil on that date
     * @param yearGroup year group of the pupil on that date
     * @param code code from now on
     * @param minutesLate minutes after the register began
     * @param reasonDue when an open reason runs out
     */
    record Change(
            UUID pupilId,
            SessionRef session,
            UUID classId,
            int yearGroup,
            String code,
            @Nullable Integer minutesLate,
            Instant reasonDue) {}

    /**
     * An act of amendment to be written.
     *
     * @param urn school
     * @param snapshotRevision the school's configuration it was checked against
     * @param amendmentId the act
     * @param changes its marks, each pupil and session once
     * @param reason why they are amended
     * @param subject what the audit entry calls it
     * @param by who amends
     * @param now present instant at school
     * @param machineNow present instant of the machine
     */
    record Act(
            int urn,
            long snapshotRevision,
            UUID amendmentId,
            List<Change> changes,
            String reason,
            String subject,
            Actor by,
            Instant now,
            Instant machineNow) {}

    /**
     * Writes the act and answers with what it changed.
     *
     * @throws StaleSnapshotException when the school changed since the snapshot; nothing is written
     */
    Uni<List<Amendment>> amend(SqlConnection transaction, Act act) {
        return transaction.preparedQuery(AMEND).execute(values(act)).map(rows -> {
            if (rows.size() != act.changes().size()) {
                throw new StaleSnapshotException();
            }
            List<Amendment> amended = new ArrayList<>();
            for (Row row : rows) {
                amended.add(new Amendment(
                        row.getUUID("pupil_id"),
                        row.getLocalDate("session_date"),
                        row.getString("session"),
                        row.getUUID("class_id"),
                        row.getString("previous_code"),
                        row.getString("code"),
                        row.getInteger("minutes_late"),
                        row.getInteger("revision")));
            }
            return amended;
        });
    }

    /** The mark with its whole history, as this transaction sees it. */
    Uni<List<MarkHistory>> history(SqlConnection transaction, int urn, UUID pupilId, SessionRef session) {
        return transaction
                .preparedQuery(HISTORY)
                .execute(
                        Tuple.of(urn, pupilId, session.date(), session.session().name()))
                .map(MarkHistory::of);
    }

    @SuppressWarnings("NullAway") // a null in these arrays is a NULL of the statement
    private static Tuple values(Act act) {
        List<Change> changes = act.changes();
        return Tuple.tuple()
                .addInteger(act.urn())
                .addLong(act.snapshotRevision())
                .addArrayOfUUID(changes.stream().map(Change::pupilId).toArray(UUID[]::new))
                .addArrayOfLocalDate(
                        changes.stream().map(change -> change.session().date()).toArray(LocalDate[]::new))
                .addArrayOfString(changes.stream()
                        .map(change -> change.session().session().name())
                        .toArray(String[]::new))
                .addArrayOfUUID(changes.stream().map(Change::classId).toArray(UUID[]::new))
                .addArrayOfInteger(changes.stream().map(Change::yearGroup).toArray(Integer[]::new))
                .addArrayOfString(changes.stream().map(Change::code).toArray(String[]::new))
                .addArrayOfInteger(changes.stream().map(Change::minutesLate).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(
                        changes.stream().map(change -> utc(change.reasonDue())).toArray(OffsetDateTime[]::new))
                .addString(act.reason())
                .addString(act.by().subject())
                .addString(act.by().name())
                .addString(act.by().role())
                .addOffsetDateTime(utc(act.now()))
                .addString(act.subject())
                .addOffsetDateTime(utc(act.machineNow()))
                .addUUID(act.amendmentId());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
