package org.rollcall.leave.attendance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.measure.AttendanceTally;

/** Keeps marks, of each session the highest revision, in whatever order they come; and adds them up. */
@ApplicationScoped
public class MarkStore {
    private static final String KEEP = """
            INSERT INTO pupil_mark AS m (school_urn, date, session, pupil_id, code, revision)
            SELECT * FROM unnest($1::int[], $2::date[], $3::text[], $4::uuid[], $5::text[], $6::int[])
            ON CONFLICT (school_urn, date, session, pupil_id) DO UPDATE
            SET code = excluded.code, revision = excluded.revision WHERE m.revision < excluded.revision
            """;
    private static final String OF_YEAR = "SELECT date, code, count(*) FROM pupil_mark WHERE school_urn = :urn"
            + " AND pupil_id = :pupil AND date >= :from AND date <= :to GROUP BY date, code ORDER BY date, code";

    MarkStore() {}

    /** Keeps marks of any schools, at most one of each place, in the order of their places. */
    public Uni<Void> keep(SqlConnection transaction, List<MarkEntry> marks) {
        int count = marks.size();
        if (count == 0) {
            return Uni.createFrom().voidItem();
        }
        Integer[] urns = new Integer[count];
        LocalDate[] dates = new LocalDate[count];
        String[] sessions = new String[count];
        UUID[] pupils = new UUID[count];
        String[] codes = new String[count];
        Integer[] revisions = new Integer[count];
        for (int i = 0; i < count; i++) {
            MarkEntry mark = marks.get(i);
            urns[i] = mark.place().urn();
            dates[i] = mark.place().date();
            sessions[i] = mark.place().session();
            pupils[i] = mark.place().pupilId();
            codes[i] = mark.code();
            revisions[i] = mark.revision();
        }
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(urns, dates, sessions, pupils, codes, revisions))
                .replaceWithVoid();
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
}
