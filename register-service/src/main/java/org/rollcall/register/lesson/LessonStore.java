package org.rollcall.register.lesson;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.support.clock.SchoolClock;

/** Keeps every version of lesson marks; writing them never touches a register. */
@ApplicationScoped
class LessonStore {
    // Present at the register, not signed out since, and yet not in the lesson: missing.
    private static final String ENTER = """
            WITH given AS (
                SELECT * FROM unnest($5::uuid[], $6::text[], $7::text[]) AS g (pupil_id, presence, note)
            ), judged AS (
                SELECT g.*, old.revision AS old_revision, old.presence AS old_presence, old.is_missing AS was_missing,
                       g.presence = 'ABSENT' AND coalesce(m.code = ANY ($8::text[]), false)
                           AND s.type IS DISTINCT FROM 'SIGN_OUT' AS is_missing
                  FROM given g
                  LEFT JOIN LATERAL (
                       SELECT v.revision, v.presence, v.is_missing, v.note FROM lesson_mark v
                        WHERE v.school_urn = $1 AND v.pupil_id = g.pupil_id AND v.lesson_date = $2 AND v.period = $3
                        ORDER BY v.revision DESC LIMIT 1) old ON true
                  LEFT JOIN LATERAL (
                       SELECT v.code FROM mark_version v
                        WHERE v.school_urn = $1 AND v.pupil_id = g.pupil_id AND v.session_date = $2
                              AND v.session = $4
                        ORDER BY v.revision DESC LIMIT 1) m ON true
                  LEFT JOIN LATERAL (
                       SELECT e.type FROM site_event e
                        WHERE e.school_urn = $1 AND e.pupil_id = g.pupil_id AND e.at >= $9
                              AND e.at <= $14
                        ORDER BY e.at DESC LIMIT 1) s ON true
            ), entered AS (
                INSERT INTO lesson_mark (school_urn, pupil_id, lesson_date, period, revision, session, lesson, presence,
                       is_missing, note, by_subject, by_name, by_role, at)
                SELECT $1, pupil_id, $2, $3, coalesce(old_revision, 0) + 1, $4, $10, presence, is_missing, note, $11, $12,
                       $13, $14
                  FROM judged WHERE old_presence IS DISTINCT FROM presence
                RETURNING pupil_id, revision, is_missing
            )
            SELECT e.pupil_id, e.revision, e.is_missing, coalesce(j.was_missing, false) AS was_missing
              FROM entered e JOIN judged j USING (pupil_id) ORDER BY e.pupil_id""";
    private static final String READ = """
            SELECT DISTINCT ON (pupil_id, period) pupil_id, period, session, lesson, presence, is_missing, note, by_name,
                   by_role, at, revision
              FROM lesson_mark
             WHERE school_urn = $1 AND lesson_date = $2 AND ($3::integer IS NULL OR period = $3)
                   AND ($4::text IS NULL OR lesson = $4) AND ($5::uuid IS NULL OR pupil_id = $5)
             ORDER BY pupil_id, period, revision DESC""";

    /**
     * A lesson.
     *
     * @param urn school
     * @param date date, local
     * @param period period of the day
     * @param session session that it lies in
     * @param lesson what it is called, such as 10A-maths
     */
    record Lesson(int urn, LocalDate date, int period, String session, String lesson) {}

    /**
     * A mark that was entered.
     *
     * @param pupilId pupil
     * @param revision its revision
     * @param isMissing whether the pupil is missing now
     * @param wasMissing whether the pupil was, before
     */
    record Entered(UUID pupilId, int revision, boolean isMissing, boolean wasMissing) {}

    /** Enters what is new or changed; the same again enters nothing. */
    Uni<List<Entered>> enter(
            SqlConnection transaction,
            Lesson lesson,
            List<LessonBody.Entry> entries,
            List<String> presentCodes,
            Actor by,
            Instant now) {
        return transaction
                .preparedQuery(ENTER)
                .execute(values(lesson, entries, presentCodes, by, now))
                .map(rows -> {
                    List<Entered> entered = new ArrayList<>();
                    for (Row row : rows) {
                        entered.add(
                                new Entered(row.getUUID(0), row.getInteger(1), row.getBoolean(2), row.getBoolean(3)));
                    }
                    return entered;
                });
    }

    /** The marks of a day as they stand, of one period, lesson or pupil where that is named. */
    Uni<List<LessonMark>> read(
            SqlConnection transaction,
            int urn,
            LocalDate date,
            @Nullable Integer period,
            @Nullable String lesson,
            @Nullable UUID pupilId) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(urn, date, period, lesson, pupilId))
                .map(rows -> {
                    List<LessonMark> marks = new ArrayList<>();
                    for (Row row : rows) {
                        marks.add(new LessonMark(
                                row.getUUID(0),
                                row.getInteger(1),
                                row.getString(2),
                                row.getString(3),
                                Presence.valueOf(row.getString(4)),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getOffsetDateTime(9).toInstant(),
                                row.getInteger(10)));
                    }
                    return marks;
                });
    }

    @SuppressWarnings("NullAway") // a null in these arrays is a NULL of the statement
    private static Tuple values(
            Lesson lesson, List<LessonBody.Entry> entries, List<String> presentCodes, Actor by, Instant now) {
        return Tuple.tuple()
                .addInteger(lesson.urn())
                .addLocalDate(lesson.date())
                .addInteger(lesson.period())
                .addString(lesson.session())
                .addArrayOfUUID(entries.stream().map(LessonBody.Entry::pupilId).toArray(UUID[]::new))
                .addArrayOfString(
                        entries.stream().map(LessonBody.Entry::presence).toArray(String[]::new))
                .addArrayOfString(entries.stream().map(LessonBody.Entry::note).toArray(String[]::new))
                .addArrayOfString(presentCodes.toArray(String[]::new))
                .addOffsetDateTime(
                        lesson.date().atStartOfDay(SchoolClock.ZONE).toInstant().atOffset(ZoneOffset.UTC))
                .addString(lesson.lesson())
                .addString(by.subject())
                .addString(by.name())
                .addString(by.role())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }
}
