package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.trace.TraceLink;

/**
 * Writes a class register: one statement for marks, register, audit entry and the days of open reasons. It writes
 * nothing at all when the school changed since the snapshot, or when it would change a mark after the close.
 */
@ApplicationScoped
class MarkStore {
    private final TraceLink traces;

    MarkStore(TraceLink traces) {
        this.traces = traces;
    }

    private static final String TAKE = """
            WITH school_now AS (
                SELECT urn FROM school WHERE urn = $1 AND config_revision = $2 FOR SHARE
            ), named AS (
                SELECT * FROM unnest($6::uuid[], $7::text[], $8::integer[], $9::text[])
                    AS n (pupil_id, code, minutes_late, note)
            ), judged AS (
                SELECT n.*, old.revision AS old_revision, old.code AS old_code,
                       old.minutes_late AS old_minutes_late, old.note AS old_note,
                       CASE WHEN n.code IS NULL THEN 'UNNAMED'
                            WHEN old.revision IS NULL THEN 'NEW'
                            WHEN old.code = n.code AND old.minutes_late IS NOT DISTINCT FROM n.minutes_late
                                 AND (n.note IS NULL OR n.note IS NOT DISTINCT FROM old.note) THEN 'SAME'
                            ELSE 'CHANGED' END AS fate
                  FROM named n
                  LEFT JOIN LATERAL (
                       SELECT v.revision, v.code, v.minutes_late, v.note FROM mark_version v
                        WHERE v.school_urn = $1 AND v.pupil_id = n.pupil_id AND v.session_date = $3
                              AND v.session = $4
                        ORDER BY v.revision DESC LIMIT 1) old ON true
            ), verdict AS (
                SELECT EXISTS (SELECT FROM school_now) AS is_current,
                       $10::boolean OR NOT EXISTS (SELECT FROM judged WHERE fate = 'CHANGED') AS is_allowed
            ), entered AS (
                SELECT judged.* FROM judged, verdict
                 WHERE is_current AND is_allowed AND fate IN ('NEW', 'CHANGED')
            ), marks AS (
                INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code,
                       previous_code, minutes_late, note, reason, kind, by_subject, by_name, by_role, at, recorded_at)
                SELECT $1, pupil_id, $3, $4, coalesce(old_revision, 0) + 1, $5, code, old_code, minutes_late, note,
                       CASE fate WHEN 'CHANGED' THEN 'before close' END,
                       CASE fate WHEN 'CHANGED' THEN 'BEFORE_CLOSE' ELSE 'TAKEN' END,
                       $11, $12, $13, $14, $15
                  FROM entered
            ), register AS (
                INSERT INTO class_register AS r (school_urn, session_date, session, class_id, revision, taken_at,
                       recorded_at, source, by_name, traceparent)
                SELECT $1, $3, $4, $5, 1, $14, $15, $16, $12, $21 WHERE EXISTS (SELECT FROM entered)
                ON CONFLICT (school_urn, session_date, session, class_id)
                DO UPDATE SET revision = r.revision + 1, recorded_at = excluded.recorded_at,
                              traceparent = excluded.traceparent
                RETURNING r.revision
            ), open_reasons AS (
                INSERT INTO n_clock (school_urn, pupil_id, session_date, session, year_group, due_at, done)
                SELECT $1, pupil_id, $3, $4, $17, $18, false FROM entered WHERE code = 'N'
                ON CONFLICT (school_urn, pupil_id, session_date, session)
                DO UPDATE SET due_at = excluded.due_at, done = false
            ), audit AS (
                INSERT INTO audit_entry (school_urn, action, subject, by_subject, by_name, by_role, at, recorded_at)
                SELECT $1, 'register-taken', $19, $11, $12, $13, $15, $20 WHERE EXISTS (SELECT FROM entered)
            )
            SELECT j.pupil_id, j.fate, j.old_revision, v.is_current, v.is_allowed,
                   CASE j.fate WHEN 'UNNAMED' THEN j.old_code ELSE j.code END AS code,
                   CASE j.fate WHEN 'UNNAMED' THEN j.old_minutes_late ELSE j.minutes_late END AS minutes_late,
                   CASE WHEN j.fate IN ('UNNAMED', 'SAME') THEN j.old_note ELSE j.note END AS note,
                   coalesce((SELECT revision FROM register), (SELECT revision FROM class_register
                       WHERE school_urn = $1 AND session_date = $3 AND session = $4 AND class_id = $5), 0)
                       AS register_revision
              FROM judged j CROSS JOIN verdict v""";

    /**
     * A register to be written.
     *
     * @param urn school
     * @param snapshotRevision the school's configuration it was checked against
     * @param session session
     * @param classId class
     * @param yearGroup year group of the class
     * @param roll pupils of the register
     * @param submission what is to be entered
     * @param mayChange whether marks may still be changed
     * @param by who enters it
     * @param takenAt when it was taken in the classroom
     * @param now present instant at school
     * @param machineNow present instant of the machine
     * @param reasonDue when an open reason runs out
     */
    record Taking(
            int urn,
            long snapshotRevision,
            SessionRef session,
            UUID classId,
            int yearGroup,
            List<Pupil> roll,
            Submission submission,
            boolean mayChange,
            Actor by,
            Instant takenAt,
            Instant now,
            Instant machineNow,
            Instant reasonDue) {}

    /** Writes the register, or nothing. */
    Uni<Taken> take(SqlConnection transaction, Taking taking) {
        return transaction.preparedQuery(TAKE).execute(values(taking)).map(rows -> Taken.of(rows, taking.roll()));
    }

    @SuppressWarnings("NullAway") // a null in these arrays is a NULL of the statement
    private Tuple values(Taking taking) {
        Map<UUID, Submission.Mark> marks = taking.submission().marks().stream()
                .collect(Collectors.toMap(Submission.Mark::pupilId, Function.identity()));
        int size = taking.roll().size();
        UUID[] pupils = new UUID[size];
        @Nullable String[] codes = new @Nullable String[size];
        @Nullable Integer[] minutes = new @Nullable Integer[size];
        @Nullable String[] notes = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            pupils[i] = taking.roll().get(i).pupilId();
            Submission.Mark mark = marks.get(pupils[i]);
            if (mark != null) {
                codes[i] = mark.code();
                minutes[i] = mark.minutesLate();
                notes[i] = mark.note();
            }
        }
        return Tuple.tuple()
                .addInteger(taking.urn())
                .addLong(taking.snapshotRevision())
                .addLocalDate(taking.session().date())
                .addString(taking.session().session().name())
                .addUUID(taking.classId())
                .addArrayOfUUID(pupils)
                .addArrayOfString(codes)
                .addArrayOfInteger(minutes)
                .addArrayOfString(notes)
                .addBoolean(taking.mayChange())
                .addString(taking.by().subject())
                .addString(taking.by().name())
                .addString(taking.by().role())
                .addOffsetDateTime(utc(taking.takenAt()))
                .addOffsetDateTime(utc(taking.now()))
                .addString(taking.submission().source())
                .addInteger(taking.yearGroup())
                .addOffsetDateTime(utc(taking.reasonDue()))
                .addString(taking.urn() + "/" + taking.session().date() + "/"
                        + taking.session().session() + "/" + taking.classId())
                .addOffsetDateTime(utc(taking.machineNow()))
                .addString(traces.current());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
