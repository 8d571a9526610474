package org.rollcall.register.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.register.school.DueRows;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/**
 * Tells that registers closed, with who was missing in them. The classes of some fifty schools that close at one instant
 * are one transaction of a few statements; where one fails, those schools stay due and the others close. Whether a register
 * is closed never depends on this: the clock decides it. The close goes on in the trace of the register's taking, so that
 * one trace leads from the request to the letter.
 */
@ApplicationScoped
public class CloseRegisters implements DueJob {
    private static final String NEXT =
            "SELECT min(closes_at) FROM school_session WHERE NOT close_told AND closes_at <= $1";
    private static final String REARM =
            "UPDATE school_session SET close_told = false WHERE close_told AND closes_at > $1";
    private static final String SCHOOLS =
            "SELECT DISTINCT school_urn FROM school_session WHERE closes_at = $1 AND NOT close_told ORDER BY school_urn";
    private static final String RUN = """
            WITH asked AS (
                UPDATE school_session SET close_told = true
                 WHERE closes_at = $1 AND NOT close_told AND school_urn = ANY ($2)
                RETURNING school_urn, session_date, session, closed_year_groups, other_year_groups, only_year_groups
            )
            SELECT a.school_urn, a.session_date, a.session, e.class_id, coalesce(r.revision, 0) AS revision,
                   r.traceparent, e.missing
              FROM asked a
            """ + ExpectedPupils.LATERAL + """
             ORDER BY a.school_urn, a.session_date, a.session, e.class_id""";

    private final DueRows rows;
    private final Outbox outbox;
    private final FollowClose followers;

    CloseRegisters(EverySchool schools, ScopedDatabase database, Outbox outbox, FollowClose followers) {
        this.rows = new DueRows(schools, database, NEXT, REARM);
        this.outbox = outbox;
        this.followers = followers;
    }

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return rows.next(until);
    }

    @Override
    public Uni<Void> run(Instant due) {
        return rows.bySchools(SCHOOLS, due, (transaction, urns) -> close(transaction, urns, due));
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return rows.rearm(after);
    }

    /** A close with the trace it goes on in. */
    private record Close(RegisterClosed register, @Nullable String traceparent) {
        OutboxEvent event() {
            return OutboxEvent.of(
                            Topics.REGISTER, register.urn(), EventTypes.typeOf(register), register.subject(), register)
                    .withId(onlyOnce(register))
                    .causedBy(traceparent);
        }
    }

    private Uni<Void> close(SqlConnection transaction, Integer[] urns, Instant due) {
        return transaction
                .preparedQuery(RUN)
                .execute(Tuple.of(DueRows.utc(due), urns))
                .map(rows -> closes(rows, due))
                .call(closes -> outbox.append(
                        transaction, closes.stream().map(Close::event).toList()))
                .chain(closes -> followers.follow(
                        transaction, closes.stream().map(Close::register).toList(), due));
    }

    private static List<Close> closes(RowSet<Row> rows, Instant due) {
        List<Close> closes = new ArrayList<>();
        for (Row row : rows) {
            closes.add(new Close(
                    new RegisterClosed(
                            row.getInteger("school_urn"),
                            row.getLocalDate("session_date"),
                            row.getString("session"),
                            row.getUUID("class_id"),
                            row.getLong("revision"),
                            due,
                            List.of(row.getArrayOfUUIDs("missing"))),
                    row.getString("traceparent")));
        }
        return closes;
    }

    /** One id for each close, however often the clock is set back: it counts once. */
    static UUID onlyOnce(RegisterClosed event) {
        return UUID.nameUUIDFromBytes(("closed/" + event.subject()).getBytes(StandardCharsets.UTF_8));
    }
}
