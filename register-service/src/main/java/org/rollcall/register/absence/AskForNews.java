package org.rollcall.register.absence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rollcall.register.closing.CloseFollower;
import org.rollcall.register.duty.Duty;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;

/**
 * Asks again where a parent calls on each day of an absence and today nobody did (KCA-8.2): at the close of the day's first
 * register, from the second day on, for an illness and for an absence that was reported before. What was never explained
 * is followed up by the day ladder instead.
 */
@ApplicationScoped
class AskForNews implements CloseFollower {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    // From each pupil to her marks by key, whatever the planner thinks of the list's length.
    private static final String SILENT = """
            SELECT k.urn, k.pupil_id, k.day, before.session_date, before.code
              FROM unnest($1::int[], $2::uuid[], $3::date[], $4::text[]) AS k (urn, pupil_id, day, session)
             CROSS JOIN LATERAL (
                   SELECT v.code FROM mark_version v
                    WHERE v.school_urn = k.urn AND v.pupil_id = k.pupil_id AND v.session_date = k.day
                          AND v.session = k.session
                    ORDER BY v.revision DESC LIMIT 1) today
             CROSS JOIN LATERAL (
                   SELECT v.code, v.session_date FROM mark_version v
                    WHERE v.school_urn = k.urn AND v.pupil_id = k.pupil_id AND v.session_date < k.day
                          AND v.session_date >= k.day - 28 AND today.code IN ('I', 'N')
                    ORDER BY v.session_date DESC, v.session DESC, v.revision DESC LIMIT 1) before
             WHERE NOT EXISTS (
                       SELECT FROM absence_report r WHERE r.school_urn = k.urn AND r.pupil_id = k.pupil_id
                              AND (r.at AT TIME ZONE 'Europe/London')::date = k.day)
                   AND (today.code = 'I' OR EXISTS (
                       SELECT FROM absence_report r WHERE r.school_urn = k.urn AND r.pupil_id = k.pupil_id
                              AND r.from_date <= before.session_date
                              AND greatest(coalesce(r.to_date, r.expected_return - 1, r.from_date),
                                           (r.at AT TIME ZONE 'Europe/London')::date) >= before.session_date))
             ORDER BY k.urn, k.pupil_id""";

    private final TellDuties duties;

    AskForNews(TellDuties duties) {
        this.duties = duties;
    }

    /** A pupil whose register closed, with the clause by which parents call each day. */
    private record Asked(int urn, UUID pupilId, SessionRef session, String clause) {}

    @Override
    public Uni<Void> closed(SqlConnection transaction, List<Closed> closed, Instant due) {
        List<Asked> asked = closed.stream().flatMap(one -> asked(one).stream()).toList();
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SILENT)
                        .execute(Tuple.of(
                                asked.stream().map(Asked::urn).toArray(Integer[]::new),
                                asked.stream().map(Asked::pupilId).toArray(UUID[]::new),
                                asked.stream().map(one -> one.session().date()).toArray(LocalDate[]::new),
                                asked.stream()
                                        .map(one -> one.session().session().name())
                                        .toArray(String[]::new)))
                        .map(rows -> duties(rows, asked))
                        .chain(silent -> duties.tell(transaction, silent, due));
    }

    private static List<Asked> asked(Closed closed) {
        SchoolSnapshot school = closed.school();
        SessionRef session = closed.session();
        LocalDate date = session.date();
        return school.policyOn(date).practiceOn(date, session.session(), RegisterPractice.Kind.CALLED_DAILY).stream()
                .flatMap(practice -> school.pupils().values().stream()
                        .filter(pupil -> pupil.isOnRoll(date)
                                && closed.classes()
                                        .contains(pupil.placementOn(date).classId()))
                        .filter(pupil -> session.session() == Session.AM
                                || !school.calendar()
                                        .isOpen(
                                                date,
                                                Session.AM,
                                                pupil.placementOn(date).yearGroup()))
                        .map(pupil -> new Asked(school.urn(), pupil.pupilId(), session, practice.cite())))
                .toList();
    }

    private static Map<Integer, List<Duty>> duties(RowSet<Row> rows, List<Asked> asked) {
        Map<Integer, String> clauses = new HashMap<>();
        asked.forEach(one -> clauses.putIfAbsent(one.urn(), one.clause()));
        Map<Integer, List<Duty>> silent = new LinkedHashMap<>();
        for (Row row : rows) {
            int urn = row.getInteger(0);
            UUID pupilId = row.getUUID(1);
            LocalDate date = row.getLocalDate(2);
            if (isAbsent(row.getString(4), row.getLocalDate(3))) {
                silent.computeIfAbsent(urn, school -> new ArrayList<>())
                        .add(new Duty(
                                "news/" + pupilId + "/" + date,
                                pupilId,
                                "office",
                                "Ask how the child is: absent again on " + DAY.format(date)
                                        + ", and nobody has called today",
                                Objects.requireNonNull(clauses.get(urn)),
                                date,
                                true,
                                true));
            }
        }
        return silent;
    }

    private static boolean isAbsent(String code, LocalDate date) {
        return CodeEdition.codeOn(code, date)
                .filter(known -> known.codeClass().isAbsence() && !known.isLate())
                .isPresent();
    }
}
