package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.register.audit.Actor;
import org.rollcall.rules.code.SessionRef;

/** Writes one amended mark beside what it said before, and reads the whole history. */
@ApplicationScoped
class AmendmentStore {
    private static final String AMEND = """
            WITH school_now AS (
                SELECT urn FROM school WHERE urn = $1 AND config_revision = $2 FOR SHARE
            ), old AS (
                SELECT revision, code FROM mark_version
                 WHERE school_urn = $1 AND pupil_id = $3 AND session_date = $4 AND session = $5
                 ORDER BY revision DESC LIMIT 1
            ), amended AS (
                INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code,
                       previous_code, minutes_late, reason, kind, by_subject, by_name, by_role, at, recorded_at)
                SELECT $1, $3, $4, $5, coalesce((SELECT revision FROM old), 0) + 1, $6, $7, (SELECT code FROM old),
                       $8, $9, 'AMENDED', $10, $11, $12, $13, $13
                  FROM school_now
                RETURNING revision, previous_code
            ), open_reason AS (
                INSERT INTO n_clock (school_urn, pupil_id, session_date, session, year_group, due_at, done)
                SELECT $1, $3, $4, $5, $14, $15, false FROM amended WHERE $7 = 'N'
                ON CONFLICT (school_urn, pupil_id, session_date, session)
                DO UPDATE SET due_at = excluded.due_at, done = false
            ), audit AS (
                INSERT INTO audit_entry (school_urn, action, subject, why, by_subject, by_name, by_role, at,
                       recorded_at)
                SELECT $1, 'mark-amended', $16, $9, $10, $11, $12, $13, $17 FROM amended
            )
            SELECT revision, previous_code FROM amended""";
    private static final String HISTORY = "SELECT " + MarkHistory.COLUMNS + " FROM mark_version WHERE school_urn = $1"
            + " AND pupil_id = $2 AND session_date = $3 AND session = $4 ORDER BY revision";

    /**
     * An amendment to be written.
     *
     * @param urn school
     * @param snapshotRevision the school's configuration it was checked against
     * @param pupilId pupil
     * @param session session
     * @param classId class of the pupil on that date
     * @param yearGroup year group of the pupil on that date
     * @param code code from now on
     * @param minutesLate minutes after the register began
     * @param reason why it is amended
     * @param by who amends it
     * @param now present instant at school
     * @param machineNow present instant of the machine
     * @param reasonDue when an open reason runs out
     */
    record Amending(
            int urn,
            long snapshotRevision,
            UUID pupilId,
            SessionRef session,
            UUID classId,
            int yearGroup,
            String code,
            @Nullable Integer minutesLate,
            String reason,
            Actor by,
            Instant now,
            Instant machineNow,
            Instant reasonDue) {}

    /** Writes the amendment; empty, and nothing written, when the school changed since the snapshot. */
    Uni<Optional<Amendment>> amend(SqlConnection transaction, Amending amending) {
        return transaction
                .preparedQuery(AMEND)
                .execute(values(amending))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Amendment(
                                amending.pupilId(),
                                amending.session().date(),
                                amending.session().session().name(),
                                amending.classId(),
                                rows.iterator().next().getString("previous_code"),
                                amending.code(),
                                amending.minutesLate(),
                                rows.iterator().next().getInteger("revision"))));
    }

    /** The mark with its whole history, as this transaction sees it. */
    Uni<List<MarkHistory>> history(SqlConnection transaction, int urn, UUID pupilId, SessionRef session) {
        return transaction
                .preparedQuery(HISTORY)
                .execute(
                        Tuple.of(urn, pupilId, session.date(), session.session().name()))
                .map(MarkHistory::of);
    }

    private static Tuple values(Amending amending) {
        return Tuple.tuple()
                .addInteger(amending.urn())
                .addLong(amending.snapshotRevision())
                .addUUID(amending.pupilId())
                .addLocalDate(amending.session().date())
                .addString(amending.session().session().name())
                .addUUID(amending.classId())
                .addString(amending.code())
                .addInteger(amending.minutesLate())
                .addString(amending.reason())
                .addString(amending.by().subject())
                .addString(amending.by().name())
                .addString(amending.by().role())
                .addOffsetDateTime(amending.now().atOffset(ZoneOffset.UTC))
                .addInteger(amending.yearGroup())
                .addOffsetDateTime(amending.reasonDue().atOffset(ZoneOffset.UTC))
                .addString(amending.urn() + "/pupils/" + amending.pupilId() + "/marks/"
                        + amending.session().date() + "/" + amending.session().session())
                .addOffsetDateTime(amending.machineNow().atOffset(ZoneOffset.UTC));
    }
}
