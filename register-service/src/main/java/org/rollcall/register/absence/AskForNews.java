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
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final String SILENT = """
            SELECT today.pupil_id, before.session_date, before.code
              FROM (SELECT DISTINCT ON (v.pupil_id) v.pupil_id, v.code FROM mark_version v
                     WHERE v.school_urn = $1 AND v.pupil_id = ANY ($2) AND v.session_date = $3 AND v.session = $4
                     ORDER BY v.pupil_id, v.revision DESC) today
             CROSS JOIN LATERAL (
                   SELECT v.code, v.session_date FROM mark_version v
                    WHERE v.school_urn = $1 AND v.pupil_id = today.pupil_id AND v.session_date < $3
                          AND v.session_date >= $3::date - 28
                    ORDER BY v.session_date DESC, v.session DESC, v.revision DESC LIMIT 1) before
             WHERE today.code IN ('I', 'N')
                   AND NOT EXISTS (
                       SELECT FROM absence_report r WHERE r.school_urn = $1 AND r.pupil_id = today.pupil_id
                              AND (r.at AT TIME ZONE 'Europe/London')::date = $3)
                   AND (today.code = 'I' OR EXISTS (
                       SELECT FROM absence_report r WHERE r.school_urn = $1 AND r.pupil_id = today.pupil_id
                              AND r.from_date <= before.session_date
                              AND greatest(coalesce(r.to_date, r.expected_return - 1, r.from_date),
                                           (r.at AT TIME ZONE 'Europe/London')::date) >= before.session_date))
             ORDER BY today.pupil_id""";

    private final TellDuties duties;

    AskForNews(TellDuties duties) {
        this.duties = duties;
    }

    @Override
    public Uni<Void> closed(
            SqlConnection transaction, SchoolSnapshot school, SessionRef session, Set<UUID> classes, Instant due) {
        return school.policyOn(session.date())
                .practiceOn(session.date(), session.session(), RegisterPractice.Kind.CALLED_DAILY)
                .map(practice -> ask(transaction, school, session, classes, practice.cite(), due))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> ask(
            SqlConnection transaction,
            SchoolSnapshot school,
            SessionRef session,
            Set<UUID> classes,
            String clause,
            Instant due) {
        LocalDate date = session.date();
        UUID[] pupils = school.pupils().values().stream()
                .filter(pupil -> pupil.isOnRoll(date)
                        && classes.contains(pupil.placementOn(date).classId()))
                .filter(pupil -> session.session() == Session.AM
                        || !school.calendar()
                                .isOpen(
                                        date,
                                        Session.AM,
                                        pupil.placementOn(date).yearGroup()))
                .map(SchoolSnapshot.Pupil::pupilId)
                .toArray(UUID[]::new);
        return pupils.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SILENT)
                        .execute(Tuple.of(
                                school.urn(), pupils, date, session.session().name()))
                        .map(rows -> duties(rows, date, clause))
                        .chain(asked -> duties.tell(transaction, school.urn(), asked, due));
    }

    private static List<Duty> duties(RowSet<Row> rows, LocalDate date, String clause) {
        List<Duty> asked = new ArrayList<>();
        for (Row row : rows) {
            if (isAbsent(row.getString(2), row.getLocalDate(1))) {
                asked.add(new Duty(
                        "news/" + row.getUUID(0) + "/" + date,
                        row.getUUID(0),
                        "office",
                        "Ask how the child is: absent again on " + DAY.format(date) + ", and nobody has called today",
                        clause,
                        date,
                        true,
                        true));
            }
        }
        return asked;
    }

    private static boolean isAbsent(String code, LocalDate date) {
        return CodeEdition.codeOn(code, date)
                .filter(known -> known.codeClass().isAbsence() && !known.isLate())
                .isPresent();
    }
}
