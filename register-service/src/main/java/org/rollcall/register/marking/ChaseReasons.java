package org.rollcall.register.marking;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.ReasonsChased;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.EverySchool;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/**
 * Follows up absences without an established reason, at the opening of the first school day of each week, where the policy
 * asks for it (ATT-A2.O6): five school days always reach across one, so that somebody is asked before N becomes O.
 */
@ApplicationScoped
public class ChaseReasons implements DueJob {
    // The first session of the first open day of a week in which marks of the weeks before are still without a reason.
    private static final String DUE = """
            SELECT w.school_urn, w.opens_at, w.monday
              FROM (SELECT s.school_urn, date_trunc('week', s.session_date)::date AS monday, min(s.opens_at) AS opens_at
                      FROM school_session s
                     WHERE s.school_urn = ANY (ARRAY(SELECT DISTINCT n.school_urn FROM n_clock n WHERE NOT n.done))
                           AND s.session_date BETWEEN $2::date - 14 AND $2::date + 6
                     GROUP BY 1, 2) w
             WHERE w.opens_at <= $1 AND w.opens_at > $1::timestamptz - interval '7 days' AND EXISTS (
                   SELECT FROM n_clock n WHERE n.school_urn = w.school_urn AND NOT n.done AND n.session_date < w.monday
                          AND n.due_at > w.opens_at AND (n.chased_on IS NULL OR n.chased_on < w.monday))
             ORDER BY w.opens_at, w.school_urn""";
    private static final String CHASE = """
            UPDATE n_clock n SET chased_on = $2
             WHERE n.school_urn = $1 AND NOT n.done AND n.session_date < $2
                   AND (n.chased_on IS NULL OR n.chased_on < $2)
            RETURNING n.pupil_id, n.session_date, n.session, n.due_at,
                   (SELECT v.class_id FROM mark_version v
                     WHERE v.school_urn = n.school_urn AND v.pupil_id = n.pupil_id
                           AND v.session_date = n.session_date AND v.session = n.session
                     ORDER BY v.revision DESC LIMIT 1) AS class_id,
                   (SELECT v.code FROM mark_version v
                     WHERE v.school_urn = n.school_urn AND v.pupil_id = n.pupil_id
                           AND v.session_date = n.session_date AND v.session = n.session
                     ORDER BY v.revision DESC LIMIT 1) AS code""";
    private static final String REARM = "UPDATE n_clock SET chased_on = NULL WHERE NOT done AND chased_on > $1";

    private final EverySchool schools;
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final Outbox outbox;

    ChaseReasons(EverySchool schools, Snapshots snapshots, ScopedDatabase database, Outbox outbox) {
        this.schools = schools;
        this.snapshots = snapshots;
        this.database = database;
        this.outbox = outbox;
    }

    /** A school's follow-up of one week. */
    private record Due(int urn, Instant at, LocalDate monday) {}

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return due(until).map(due -> due.stream().map(Due::at).min(Instant::compareTo));
    }

    @Override
    public Uni<Void> run(Instant now) {
        return due(now).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::follow)
                .collect()
                .last()
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(REARM)
                                .execute(Tuple.of(LocalDate.ofInstant(after, SchoolClock.ZONE)))
                                .replaceWithVoid()));
    }

    private Uni<List<Due>> due(Instant until) {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(DUE)
                                .execute(Tuple.of(utc(until), LocalDate.ofInstant(until, SchoolClock.ZONE)))
                                .map(rows -> {
                                    List<Due> due = new ArrayList<>();
                                    for (Row row : rows) {
                                        due.add(new Due(
                                                row.getInteger(0),
                                                row.getOffsetDateTime(1).toInstant(),
                                                row.getLocalDate(2)));
                                    }
                                    return due;
                                })));
    }

    private Uni<Void> follow(Due due) {
        return snapshots
                .current(due.urn())
                .map(school -> school.policyOn(due.monday())
                        .practiceOn(due.monday(), Session.AM, RegisterPractice.Kind.REASONS_CHASED_WEEKLY)
                        .map(RegisterPractice::cite))
                .chain(clause -> database.inTransaction(
                        Scope.school(due.urn()),
                        transaction -> transaction
                                .preparedQuery(CHASE)
                                .execute(Tuple.of(due.urn(), due.monday()))
                                .map(ChaseReasons::open)
                                .chain(open -> clause.isEmpty() || open.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : tell(transaction, due, clause.get(), open))));
    }

    private Uni<Void> tell(SqlConnection transaction, Due due, String clause, List<ReasonsChased.Mark> open) {
        String week = "reasons/" + due.urn() + "/" + due.monday();
        UUID id = UUID.nameUUIDFromBytes(week.getBytes(StandardCharsets.UTF_8));
        ReasonsChased event = new ReasonsChased(due.urn(), 1, id, due.at(), clause, open);
        return outbox.append(
                transaction,
                List.of(OutboxEvent.of(Topics.REGISTER, due.urn(), EventTypes.typeOf(event), event.subject(), event)
                        .withId(id)));
    }

    private static List<ReasonsChased.Mark> open(Iterable<Row> rows) {
        List<ReasonsChased.Mark> open = new ArrayList<>();
        for (Row row : rows) {
            if (NClockRules.NOT_YET_ESTABLISHED.equals(row.getString("code"))) {
                open.add(new ReasonsChased.Mark(
                        row.getUUID("pupil_id"),
                        row.getLocalDate("session_date"),
                        row.getString("session"),
                        row.getUUID("class_id"),
                        row.getOffsetDateTime("due_at").toInstant()));
            }
        }
        return open;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
