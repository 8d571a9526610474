package org.rollcall.leave.attendance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.leave.attendance.MarkEntry.Place;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.measure.AttendanceTally;

/** Keeps marks as they are told, in whatever order; and adds up the highest revision of each session. */
@ApplicationScoped
public class MarkStore {
    /** Marks in a row; with more it would be moved out of its page. */
    private static final int MOST = 60;

    private static final String KEEP = """
            INSERT INTO told_marks (school_urn, date, session, pupils, codes, revisions)
            SELECT r.urn, r.date, r.session, ($6::uuid[])[r.first:r.last], ($7::text[])[r.first:r.last],
                ($8::int[])[r.first:r.last]
            FROM unnest($1::int[], $2::date[], $3::text[], $4::int[], $5::int[]) AS r(urn, date, session, first, last)
            """;
    private static final String OF_YEAR = """
            SELECT date, code, count(*) FROM (
                SELECT DISTINCT ON (t.date, t.session) t.date, m.code
                FROM told_marks t CROSS JOIN LATERAL unnest(t.pupils, t.codes, t.revisions) AS m(pupil, code, revision)
                WHERE t.school_urn = :urn AND t.date >= :from AND t.date <= :to AND :pupil = ANY(t.pupils)
                    AND m.pupil = :pupil
                ORDER BY t.date, t.session, m.revision DESC
            ) AS latest GROUP BY date, code ORDER BY date, code
            """;

    MarkStore() {}

    /** Keeps marks of any schools, in the order of their places: those of a school and session side by side. */
    public Uni<Void> keep(SqlConnection transaction, List<MarkEntry> marks) {
        if (marks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Integer> firsts = firsts(marks);
        int rows = firsts.size();
        Integer[] urns = new Integer[rows];
        LocalDate[] dates = new LocalDate[rows];
        String[] sessions = new String[rows];
        Integer[] first = new Integer[rows];
        Integer[] last = new Integer[rows];
        for (int row = 0; row < rows; row++) {
            Place place = marks.get(firsts.get(row)).place();
            urns[row] = place.urn();
            dates[row] = place.date();
            sessions[row] = place.session();
            // The database counts from one.
            first[row] = firsts.get(row) + 1;
            last[row] = row + 1 < rows ? firsts.get(row + 1) : marks.size();
        }
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addValue(urns)
                        .addValue(dates)
                        .addValue(sessions)
                        .addValue(first)
                        .addValue(last)
                        .addValue(column(marks, mark -> mark.place().pupilId(), UUID[]::new))
                        .addValue(column(marks, MarkEntry::code, String[]::new))
                        .addValue(column(marks, MarkEntry::revision, Integer[]::new)))
                .replaceWithVoid();
    }

    /** Where rows begin: with each school's session, and again where a row would have too many marks. */
    static List<Integer> firsts(List<MarkEntry> marks) {
        List<Integer> firsts = new ArrayList<>();
        int first = -MOST;
        for (int i = 0; i < marks.size(); i++) {
            if (i - first >= MOST
                    || !marks.get(i).place().sameSession(marks.get(first).place())) {
                first = i;
                firsts.add(i);
            }
        }
        return firsts;
    }

    private static <C> C[] column(List<MarkEntry> marks, Function<MarkEntry, C> value, IntFunction<C[]> array) {
        C[] column = array.apply(marks.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(marks.get(i));
        }
        return column;
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
