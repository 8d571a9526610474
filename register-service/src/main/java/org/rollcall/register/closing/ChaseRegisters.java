package org.rollcall.register.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.register.school.DueRows;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Tells which registers are not complete by the time at which the policy or the school wants them marked. */
@ApplicationScoped
public class ChaseRegisters implements DueJob {
    private static final String NEXT =
            "SELECT min(chase_at) FROM school_session WHERE NOT chase_told AND chase_at <= $1";
    private static final String REARM =
            "UPDATE school_session SET chase_told = false WHERE chase_told AND chase_at > $1";
    private static final String RUN = """
            WITH asked AS (
                UPDATE school_session SET chase_told = true WHERE chase_at = $1 AND NOT chase_told
                RETURNING school_urn, session_date, session, closed_year_groups, other_year_groups,
                          only_year_groups, chase_clause
            ), """ + ExpectedPupils.CTE + """
            , judged AS (
                SELECT e.school_urn, e.session_date, e.session, e.class_id, """ + ExpectedPupils.MISSING + """
                       AS missing
                  FROM expected e GROUP BY e.school_urn, e.session_date, e.session, e.class_id
            )
            SELECT j.*, coalesce(r.revision, 0) AS revision, r.taken_at IS NOT NULL AS taken, a.chase_clause
              FROM judged j
              JOIN (SELECT DISTINCT school_urn, session_date, session, chase_clause FROM asked) a
                   USING (school_urn, session_date, session)
              LEFT JOIN class_register r ON r.school_urn = j.school_urn AND r.session_date = j.session_date
                   AND r.session = j.session AND r.class_id = j.class_id
             WHERE cardinality(j.missing) > 0
             ORDER BY j.school_urn, j.class_id""";

    private final DueRows rows;
    private final Outbox outbox;

    ChaseRegisters(EverySchool schools, ScopedDatabase database, Outbox outbox) {
        this.rows = new DueRows(schools, database, NEXT, REARM);
        this.outbox = outbox;
    }

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return rows.next(until);
    }

    @Override
    public Uni<Void> run(Instant due) {
        return rows.together(transaction -> chase(transaction, due))
                .invoke(events ->
                        events.stream().map(OutboxEvent::urn).distinct().forEach(outbox::wake))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return rows.rearm(after);
    }

    private Uni<List<OutboxEvent>> chase(SqlConnection transaction, Instant due) {
        return transaction
                .preparedQuery(RUN)
                .execute(Tuple.of(DueRows.utc(due)))
                .map(rows -> events(rows, due))
                .call(events -> outbox.append(transaction, events));
    }

    private static List<OutboxEvent> events(Iterable<Row> rows, Instant due) {
        List<OutboxEvent> events = new ArrayList<>();
        for (Row row : rows) {
            RegisterOverdue event = new RegisterOverdue(
                    row.getInteger("school_urn"),
                    row.getLocalDate("session_date"),
                    row.getString("session"),
                    row.getUUID("class_id"),
                    row.getLong("revision"),
                    due,
                    row.getBoolean("taken"),
                    List.of(row.getArrayOfUUIDs("missing")),
                    row.getString("chase_clause"));
            events.add(OutboxEvent.of(Topics.REGISTER, event.urn(), EventTypes.typeOf(event), event.subject(), event)
                    .withId(onlyOnce(event)));
        }
        return events;
    }

    /** One id for each register, however often the clock is set back: it is chased once. */
    private static UUID onlyOnce(RegisterOverdue event) {
        return UUID.nameUUIDFromBytes(("overdue/" + event.subject()).getBytes(StandardCharsets.UTF_8));
    }
}
