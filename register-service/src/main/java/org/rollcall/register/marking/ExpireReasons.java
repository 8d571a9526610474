package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.school.DueRows;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Turns a reason not yet established into an absence in unknown circumstances when its five school days are over. */
@ApplicationScoped
public class ExpireReasons implements DueJob {
    private static final String NEXT = "SELECT min(due_at) FROM n_clock WHERE NOT done AND due_at <= $1";
    private static final String REARM = "UPDATE n_clock SET done = false WHERE done AND due_at > $1";
    private static final String RUN = """
            WITH over AS (
                UPDATE n_clock SET done = true WHERE due_at = $1 AND NOT done
                RETURNING school_urn, pupil_id, session_date, session
            ), still_open AS (
                SELECT over.*, m.revision, m.class_id, m.at, m.code
                  FROM over CROSS JOIN LATERAL (
                       SELECT v.revision, v.class_id, v.at, v.code FROM mark_version v
                        WHERE v.school_urn = over.school_urn AND v.pupil_id = over.pupil_id
                              AND v.session_date = over.session_date AND v.session = over.session
                        ORDER BY v.revision DESC LIMIT 1) m
                 WHERE m.code = 'N'
            ), expired AS (
                INSERT INTO mark_version (school_urn, pupil_id, session_date, session, revision, class_id, code,
                       previous_code, reason, kind, by_subject, by_name, by_role, at, recorded_at)
                SELECT school_urn, pupil_id, session_date, session, revision + 1, class_id, 'O', code,
                       'no reason established by the end of the fifth school day', 'EXPIRED', $2, $3, $4,
                       greatest($1, at), greatest($1, at)
                  FROM still_open
                RETURNING school_urn, pupil_id, session_date, session, revision, class_id, previous_code, code
            ), audit AS (
                INSERT INTO audit_entry (school_urn, action, subject, by_subject, by_name, by_role, at, recorded_at)
                SELECT school_urn, 'reason-expired',
                       school_urn || '/pupils/' || pupil_id || '/marks/' || session_date || '/' || session,
                       $2, $3, $4, $1, $5
                  FROM expired
            )
            SELECT * FROM expired ORDER BY school_urn, session_date, session, pupil_id""";
    private static final int AMENDMENTS_OF_AN_EVENT = 1_000;

    private final DueRows rows;
    private final Outbox outbox;
    private final MachineClock machine;

    ExpireReasons(EverySchool schools, ScopedDatabase database, Outbox outbox, MachineClock machine) {
        this.rows = new DueRows(schools, database, NEXT, REARM);
        this.outbox = outbox;
        this.machine = machine;
    }

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return rows.next(until);
    }

    @Override
    public Uni<Void> run(Instant due) {
        return Contention.settle(() -> rows.together(transaction -> expire(transaction, due)));
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return rows.rearm(after);
    }

    private Uni<Void> expire(SqlConnection transaction, Instant due) {
        Actor system = Actor.SYSTEM;
        return transaction
                .preparedQuery(RUN)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(DueRows.utc(due))
                        .addString(system.subject())
                        .addString(system.name())
                        .addString(system.role())
                        .addOffsetDateTime(DueRows.utc(machine.now())))
                .map(ExpireReasons::bySchool)
                .chain(bySchool -> outbox.append(transaction, events(bySchool, due)));
    }

    private static Map<Integer, List<Amendment>> bySchool(RowSet<Row> rows) {
        Map<Integer, List<Amendment>> bySchool = new TreeMap<>();
        for (Row row : rows) {
            bySchool.computeIfAbsent(row.getInteger("school_urn"), urn -> new ArrayList<>())
                    .add(new Amendment(
                            row.getUUID("pupil_id"),
                            row.getLocalDate("session_date"),
                            row.getString("session"),
                            row.getUUID("class_id"),
                            row.getString("previous_code"),
                            row.getString("code"),
                            null,
                            row.getInteger("revision")));
        }
        return bySchool;
    }

    private static List<OutboxEvent> events(Map<Integer, List<Amendment>> bySchool, Instant due) {
        List<OutboxEvent> events = new ArrayList<>();
        bySchool.forEach((urn, amendments) -> {
            for (int i = 0; i < amendments.size(); i += AMENDMENTS_OF_AN_EVENT) {
                MarksAmended event = new MarksAmended(
                        urn,
                        1,
                        UUID.randomUUID(),
                        MarksAmended.Kind.EXPIRED,
                        due,
                        List.copyOf(amendments.subList(i, Math.min(amendments.size(), i + AMENDMENTS_OF_AN_EVENT))));
                events.add(OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event));
            }
        });
        return events;
    }
}
