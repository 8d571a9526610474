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
    private static final String SCHOOLS =
            "SELECT DISTINCT school_urn FROM school_session WHERE chase_at = $1 AND NOT chase_told ORDER BY school_urn";
    private static final String RUN = """
            WITH asked AS (
                UPDATE school_session SET chase_told = true
                 WHERE chase_at = $1 AND NOT chase_told AND school_urn = ANY ($2)
                RETURNING school_urn, session_date, session, closed_year_groups, other_year_groups,
                          only_year_groups, chase_clause
            )
            SELECT a.school_urn, a.session_date, a.session, e.class_id, e.missing, coalesce(r.revision, 0) AS revision,
                   r.taken_at IS NOT NULL AS taken, a.chase_clause
              FROM asked a
            """ + ExpectedPupils.LATERAL + """
             WHERE cardinality(e.missing) > 0
             ORDER BY a.school_urn, a.session_date, a.session, e.class_id""";

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
        return rows.bySchools(SCHOOLS, due, (transaction, urns) -> chase(transaction, urns, due));
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return rows.rearm(after);
    }

    private Uni<Void> chase(SqlConnection transaction, Integer[] urns, Instant due) {
        return transaction
                .preparedQuery(RUN)
                .execute(Tuple.of(DueRows.utc(due), urns))
                .map(rows -> events(rows, due))
                .chain(events -> outbox.append(transaction, events));
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
