package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.SessionRef;

/** Reads the registers of one session. */
@ApplicationScoped
class RegisterReadStore {
    private static final String MARKS = "SELECT p.pupil_id, m.code, m.minutes_late, m.note, m.revision"
            + " FROM unnest($4::uuid[]) AS p (pupil_id) CROSS JOIN LATERAL (SELECT v.code, v.minutes_late, v.note,"
            + " v.revision FROM mark_version v WHERE v.school_urn = $1 AND v.pupil_id = p.pupil_id"
            + " AND v.session_date = $2 AND v.session = $3 ORDER BY v.revision DESC LIMIT 1) m";
    private static final String REGISTERS = "SELECT class_id, revision, taken_at, source FROM class_register"
            + " WHERE school_urn = $1 AND session_date = $2 AND session = $3";
    private static final String REASONS =
            "SELECT DISTINCT ON (pupil_id) pupil_id, source, kind, code, note, confidential"
                    + " FROM known_reason WHERE school_urn = $1 AND pupil_id = ANY ($4) AND $2 BETWEEN from_date AND to_date"
                    + " AND $3 = ANY (sessions) AND extract(isodow FROM $2::date)::integer = ANY (weekdays)"
                    + " ORDER BY pupil_id, rank, from_date DESC";

    /**
     * A mark as it stands.
     *
     * @param code attendance code
     * @param minutesLate minutes after the register began
     * @param note for people
     * @param revision revision
     */
    record Mark(
            String code,
            @Nullable Integer minutesLate,
            @Nullable String note,
            int revision) {}

    /**
     * A class register as it stands.
     *
     * @param revision revision
     * @param takenAt when it was first taken in the classroom; null while it only holds marks from the signing book
     * @param source LIVE, OFFLINE or PAPER
     */
    record Register(long revision, @Nullable Instant takenAt, String source) {}

    Uni<Map<UUID, Mark>> marks(SqlConnection transaction, int urn, SessionRef session, Collection<UUID> pupils) {
        return transaction
                .preparedQuery(MARKS)
                .execute(Tuple.of(urn, session.date(), session.session().name(), pupils.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Mark> marks = new HashMap<>();
                    for (Row row : rows) {
                        marks.put(
                                row.getUUID(0),
                                new Mark(row.getString(1), row.getInteger(2), row.getString(3), row.getInteger(4)));
                    }
                    return marks;
                });
    }

    Uni<Map<UUID, Register>> registers(SqlConnection transaction, int urn, SessionRef session) {
        return transaction
                .preparedQuery(REGISTERS)
                .execute(Tuple.of(urn, session.date(), session.session().name()))
                .map(rows -> {
                    Map<UUID, Register> registers = new HashMap<>();
                    for (Row row : rows) {
                        registers.put(
                                row.getUUID(0),
                                new Register(row.getLong(1), instant(row.getOffsetDateTime(2)), row.getString(3)));
                    }
                    return registers;
                });
    }

    /** The reason that is known beforehand for each of these pupils who has one; a grant comes before all others. */
    Uni<Map<UUID, KnownReason>> reasons(
            SqlConnection transaction, int urn, SessionRef session, Collection<UUID> pupils) {
        return transaction
                .preparedQuery(REASONS)
                .execute(Tuple.of(urn, session.date(), session.session().name(), pupils.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, KnownReason> reasons = new HashMap<>();
                    for (Row row : rows) {
                        reasons.put(
                                row.getUUID(0),
                                new KnownReason(
                                        KnownReason.Source.valueOf(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBoolean(5)));
                    }
                    return reasons;
                });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
