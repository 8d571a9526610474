package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
    private static final String REGISTERS = "SELECT class_id, revision, taken_at FROM class_register"
            + " WHERE school_urn = $1 AND session_date = $2 AND session = $3";
    private static final String LEAVE = "SELECT DISTINCT ON (pupil_id) pupil_id, code, kind FROM granted_leave"
            + " WHERE school_urn = $1 AND $2 BETWEEN from_date AND to_date AND NOT withdrawn"
            + " AND pupil_id = ANY ($3) ORDER BY pupil_id, from_date DESC";

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
     * @param takenAt when it was first taken in the classroom
     */
    record Register(long revision, Instant takenAt) {}

    /**
     * Leave that was granted.
     *
     * @param code code to suggest
     * @param kind kind of leave
     */
    record Leave(String code, String kind) {}

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
                                new Register(
                                        row.getLong(1), row.getOffsetDateTime(2).toInstant()));
                    }
                    return registers;
                });
    }

    Uni<Map<UUID, Leave>> leave(SqlConnection transaction, int urn, SessionRef session, Collection<UUID> pupils) {
        return transaction
                .preparedQuery(LEAVE)
                .execute(Tuple.of(urn, session.date(), pupils.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Leave> leave = new HashMap<>();
                    for (Row row : rows) {
                        leave.put(row.getUUID(0), new Leave(row.getString(1), row.getString(2)));
                    }
                    return leave;
                });
    }
}
