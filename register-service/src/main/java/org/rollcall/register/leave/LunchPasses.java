package org.rollcall.register.leave;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.events.leave.LunchPassChanged;

/** Keeps who may leave at lunchtime; of each pass the highest revision counts, in whatever order they arrive (AET-9.7). */
@ApplicationScoped
public class LunchPasses {
    private static final String PUT = "INSERT INTO lunch_pass AS l (school_urn, pass_id, revision, pupil_id, granted,"
            + " from_date, to_date) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (school_urn, pass_id) DO UPDATE"
            + " SET revision = excluded.revision, granted = excluded.granted, from_date = excluded.from_date,"
            + " to_date = excluded.to_date WHERE l.revision < excluded.revision";
    private static final String VALID = "SELECT EXISTS (SELECT FROM lunch_pass WHERE school_urn = $1 AND pupil_id = $2"
            + " AND granted AND from_date <= $3 AND (to_date IS NULL OR to_date >= $3))";

    LunchPasses() {}

    Uni<Void> keep(SqlConnection transaction, LunchPassChanged pass) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addInteger(pass.urn())
                        .addUUID(pass.passId())
                        .addLong(pass.revision())
                        .addUUID(pass.pupilId())
                        .addBoolean(pass.state().equals("GRANTED") && pass.from() != null)
                        .addLocalDate(pass.from())
                        .addLocalDate(pass.to()))
                .replaceWithVoid();
    }

    /** Whether the pupil may leave at lunchtime on that day. */
    public Uni<Boolean> isValid(SqlConnection transaction, int urn, UUID pupilId, LocalDate date) {
        return transaction
                .preparedQuery(VALID)
                .execute(Tuple.of(urn, pupilId, date))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
