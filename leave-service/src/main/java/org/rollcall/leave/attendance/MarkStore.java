package org.rollcall.leave.attendance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.measure.AttendanceTally;

/** Keeps marks, of each session the highest revision, in whatever order they come; and adds them up. */
@ApplicationScoped
public class MarkStore {
    private static final String KEEP =
            "INSERT INTO pupil_mark AS m (school_urn, pupil_id, date, session, code, revision)"
                    + " SELECT DISTINCT ON (k.pupil, k.day, k.session) $1, k.pupil, k.day, k.session, k.code, k.revision"
                    + " FROM unnest($2::uuid[], $3::date[], $4::text[], $5::text[], $6::int[])"
                    + " AS k(pupil, day, session, code, revision)"
                    + " ORDER BY k.pupil, k.day, k.session, k.revision DESC"
                    + " ON CONFLICT (school_urn, pupil_id, date, session) DO UPDATE"
                    + " SET code = excluded.code, revision = excluded.revision WHERE m.revision < excluded.revision";
    private static final String OF_YEAR = "SELECT date, code, count(*) FROM pupil_mark WHERE school_urn = :urn"
            + " AND pupil_id = :pupil AND date >= :from AND date <= :to GROUP BY date, code ORDER BY date, code";
    private static final String ERASE = "DELETE FROM pupil_mark WHERE school_urn = $1 AND pupil_id = $2";

    MarkStore() {}

    /** Keeps the marks of a register. */
    public Uni<Void> keep(SqlConnection transaction, RegisterTaken taken) {
        List<RegisterTaken.Mark> marks = taken.marks();
        return keep(
                transaction,
                taken.urn(),
                marks.stream().map(RegisterTaken.Mark::pupilId).toArray(UUID[]::new),
                marks.stream().map(mark -> taken.date()).toArray(LocalDate[]::new),
                marks.stream().map(mark -> taken.session()).toArray(String[]::new),
                marks.stream().map(RegisterTaken.Mark::code).toArray(String[]::new),
                marks.stream().map(RegisterTaken.Mark::revision).toArray(Integer[]::new));
    }

    /** Keeps marks that were changed. */
    public Uni<Void> keep(SqlConnection transaction, MarksAmended amended) {
        List<MarksAmended.Amendment> marks = amended.amendments();
        return keep(
                transaction,
                amended.urn(),
                marks.stream().map(MarksAmended.Amendment::pupilId).toArray(UUID[]::new),
                marks.stream().map(MarksAmended.Amendment::date).toArray(LocalDate[]::new),
                marks.stream().map(MarksAmended.Amendment::session).toArray(String[]::new),
                marks.stream().map(MarksAmended.Amendment::code).toArray(String[]::new),
                marks.stream().map(MarksAmended.Amendment::revision).toArray(Integer[]::new));
    }

    /** Erases a pupil's marks. */
    public Uni<Void> erase(SqlConnection transaction, int urn, UUID pupilId) {
        return transaction.preparedQuery(ERASE).execute(Tuple.of(urn, pupilId)).replaceWithVoid();
    }

    /** What the pupil's marks of the school year add up to, up to and with that day. */
    public Uni<AttendanceTally> tally(Mutiny.Session session, int urn, UUID pupilId, LocalDate until) {
        return session.createNativeQuery(OF_YEAR, Object[].class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("from", SchoolYear.of(until).start())
                .setParameter("to", until)
                .getResultList()
                .map(MarkStore::tally);
    }

    private static AttendanceTally tally(List<Object[]> rows) {
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (Object[] row : rows) {
            AttendanceCode code =
                    CodeEdition.codeOn((String) row[1], (LocalDate) row[0]).orElse(null);
            for (long i = 0; code != null && i < (Long) row[2]; i++) {
                tally = tally.plus(code);
            }
        }
        return tally;
    }

    private static Uni<Void> keep(
            SqlConnection transaction,
            int urn,
            UUID[] pupils,
            LocalDate[] days,
            String[] sessions,
            String[] codes,
            Integer[] revisions) {
        return pupils.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addArrayOfUUID(pupils)
                                .addArrayOfLocalDate(days)
                                .addArrayOfString(sessions)
                                .addArrayOfString(codes)
                                .addArrayOfInteger(revisions))
                        .replaceWithVoid();
    }
}
