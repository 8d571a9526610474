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
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.outbox.OutboxEvent;
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
                SELECT * FROM unnest($6::uuid[], $7::text[], $8::integer[], $9::text[], $24::boolean[])
                    AS n (pupil_id, code, minutes_late, note, is_elsewhere)
            ), reasoned AS MATERIALIZED (
                SELECT k.pupil_id FROM known_reason k
                 WHERE $22::text IS NOT NULL AND k.school_urn = $1 AND k.pupil_id = ANY ($6)
                       AND $3 BETWEEN k.from_date AND k.to_date AND $4 = ANY (k.sessions)
                       AND extract(isodow FROM $3::date)::integer = ANY (k.weekdays)
            ), met AS (
                SELECT n.pupil_id, n.minutes_late, n.note, old.revision AS old_revision, old.code AS old_code,
                       old.minutes_late AS old_minutes_late, old.note AS old_note, old.at AS old_at,
                       coalesce(n.code, CASE
                           WHEN old.revision IS NULL AND NOT n.is_elsewhere
                                AND n.pupil_id NOT IN (SELECT pupil_id FROM reasoned) THEN $22::text
                           END) AS code
                  FROM named n
                  LEFT JOIN LATERAL (
                       SELECT v.revision, v.code, v.minutes_late, v.note, v.at FROM mark_version v
                        WHERE v.school_urn = $1 AND v.pupil_id = n.pupil_id AND v.session_date = $3
                              AND v.session = $4
                        ORDER BY v.revision DESC LIMIT 1) old ON true
                OFFSET 0
            ), judged AS (
                SELECT m.*,
                       CASE WHEN m.code IS NULL THEN 'UNNAMED'
                            WHEN m.old_revision IS NULL THEN 'NEW'
                            WHEN m.old_code = m.code AND m.old_minutes_late IS NOT DISTINCT FROM m.minutes_late
                                 AND (m.note IS NULL OR m.note IS NOT DISTINCT FROM m.old_note) THEN 'SAME'
                            WHEN $16 IN ('OFFLINE', 'PAPER') AND m.old_at > $14 THEN 'OVERTAKEN'
                            ELSE 'CHANGED' END AS fate
                  FROM met m
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
            ), overtaken AS (
                INSERT INTO overtaken_entry (school_urn, pupil_id, session_date, session, taken_at, code, minutes_late,
                       note, source, by_subject, by_name, by_role, recorded_at)
                SELECT $1, pupil_id, $3, $4, $14, code, minutes_late, note, $16, $11, $12, $13, $15
                  FROM judged, verdict WHERE is_current AND is_allowed AND fate = 'OVERTAKEN'
                ON CONFLICT DO NOTHING
            ), register AS (
                INSERT INTO class_register AS r (school_urn, session_date, session, class_id, revision, taken_at,
                       recorded_at, source, by_name, traceparent)
                SELECT $1, $3, $4, $5, 1, CASE WHEN $23::boolean THEN $14::timestamptz END, $15, $16, $12, $21
                 WHERE EXISTS (SELECT FROM entered)
                ON CONFLICT (school_urn, session_date, session, class_id)
                DO UPDATE SET revision = r.revision + 1, recorded_at = excluded.recorded_at,
                              taken_at = coalesce(r.taken_at, excluded.taken_at),
                              source = CASE WHEN r.taken_at IS NULL THEN excluded.source ELSE r.source END,
                              by_name = CASE WHEN r.taken_at IS NULL THEN excluded.by_name ELSE r.by_name END,
                              traceparent = excluded.traceparent
                RETURNING r.revision
            ), open_reasons AS (
                INSERT INTO n_clock (school_urn, pupil_id, session_date, session, year_group, due_at, done)
                SELECT $1, pupil_id, $3, $4, $17, $18, false FROM entered WHERE code = 'N'
                ON CONFLICT (school_urn, pupil_id, session_date, session)
                DO UPDATE SET due_at = excluded.due_at, done = false
            ), audit AS (
                INSERT INTO audit_entry (school_urn, action, subject, by_subject, by_name, by_role, at, recorded_at)
                SELECT $1, CASE WHEN $23 THEN 'register-taken' ELSE 'arrival-marked' END, $19, $11, $12, $13, $15, $20 WHERE EXISTS (SELECT FROM entered)
            )
            SELECT j.pupil_id, j.fate, j.old_revision, v.is_current, v.is_allowed,
                   CASE WHEN j.fate IN ('UNNAMED', 'OVERTAKEN') THEN j.old_code ELSE j.code END AS code,
                   CASE WHEN j.fate IN ('UNNAMED', 'OVERTAKEN') THEN j.old_minutes_late
                        ELSE j.minutes_late END AS minutes_late,
                   CASE WHEN j.fate IN ('UNNAMED', 'OVERTAKEN', 'SAME') THEN j.old_note ELSE j.note END AS note,
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
     * @param fill code of everybody without a mark or a known reason whom the submission does not name; null for none
     * @param isTaking whether the register is taken by it; not when only an arrival is marked
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
            Instant reasonDue,
            @Nullable String fill,
            boolean isTaking) {
        /** The event that tells what was entered. */
        OutboxEvent told(Taken.Standing standing) {
            RegisterTaken event = new RegisterTaken(
                    urn,
                    session.date(),
                    session.session().name(),
                    classId,
                    standing.revision(),
                    takenAt,
                    now,
                    submission.source(),
                    isTaking ? standing.unmarked().size() : null,
                    standing.entered());
            return OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event);
        }
    }

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
        Boolean[] elsewhere = new Boolean[size];
        for (int i = 0; i < size; i++) {
            pupils[i] = taking.roll().get(i).pupilId();
            elsewhere[i] = taking.roll().get(i).isElsewhere(taking.session());
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
                .addString(traces.current())
                .addString(taking.fill())
                .addBoolean(taking.isTaking())
                .addArrayOfBoolean(elsewhere);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
