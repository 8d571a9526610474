package org.rollcall.register.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;

/** Reads the marks of pupils between two dates as they stand, one row for each pupil and session. */
@ApplicationScoped
class MarkTable {
    private static final String STANDING =
            "SELECT DISTINCT ON (pupil_id, session_date, session) pupil_id, session_date, session, code, minutes_late,"
                    + " revision FROM mark_version WHERE school_urn = $1 AND pupil_id = ANY ($2)"
                    + " AND session_date BETWEEN $3 AND $4 ORDER BY pupil_id, session_date, session, revision DESC";

    MarkTable() {}

    /**
     * A mark as it stands.
     *
     * @param pupilId pupil
     * @param date date
     * @param session session
     * @param code code
     * @param minutesLate minutes after the register began
     * @param revision revision
     */
    record Mark(
            UUID pupilId,
            LocalDate date,
            Session session,
            String code,
            @Nullable Integer minutesLate,
            int revision) {
        /** The code in the edition of the date; one that was retired before it counts as it used to. */
        AttendanceCode attendanceCode() {
            return CodeEdition.codeOn(code, date)
                    .or(() -> CodeEdition.retired(code, date))
                    .orElseThrow(() -> new IllegalStateException("no edition has the code " + code));
        }
    }

    /** The marks in the order of pupil, date and session. */
    Uni<List<Mark>> standing(
            SqlConnection transaction, int urn, Collection<UUID> pupils, LocalDate from, LocalDate to) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(urn, pupils.toArray(UUID[]::new), from, to))
                .map(rows -> {
                    List<Mark> marks = new ArrayList<>();
                    rows.forEach(row -> marks.add(new Mark(
                            row.getUUID(0),
                            row.getLocalDate(1),
                            Session.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getInteger(4),
                            row.getInteger(5))));
                    return marks;
                });
    }
}
