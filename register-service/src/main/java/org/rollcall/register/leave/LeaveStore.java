package org.rollcall.register.leave;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;

/** Keeps granted leave; of each request the highest revision counts, in whatever order they arrive. */
@ApplicationScoped
class LeaveStore {
    private static final String PUT = "INSERT INTO granted_leave AS l (school_urn, leave_id, revision, pupil_id, code,"
            + " kind, from_date, to_date, withdrawn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            + " ON CONFLICT (school_urn, leave_id) DO UPDATE SET revision = excluded.revision, code = excluded.code,"
            + " from_date = excluded.from_date, to_date = excluded.to_date, withdrawn = excluded.withdrawn"
            + " WHERE l.revision < excluded.revision";
    private static final String WITHDRAW = "UPDATE granted_leave SET withdrawn = true, revision = $3"
            + " WHERE school_urn = $1 AND leave_id = $2 AND revision < $3";
    // The grant may arrive after its withdrawal: its place is kept, dated so that it suggests nothing.
    private static final String KEEP_PLACE = "INSERT INTO granted_leave (school_urn, leave_id, revision, pupil_id,"
            + " code, kind, from_date, to_date, withdrawn)"
            + " VALUES ($1, $2, $3, $4, '', $5, 'epoch', 'epoch', true) ON CONFLICT DO NOTHING";

    Uni<Void> grant(SqlConnection transaction, LeaveGranted leave) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addInteger(leave.urn())
                        .addUUID(leave.leaveId())
                        .addLong(leave.revision())
                        .addUUID(leave.pupilId())
                        .addString(leave.code())
                        .addString(leave.kind())
                        .addLocalDate(leave.from())
                        .addLocalDate(leave.to())
                        .addBoolean(false))
                .replaceWithVoid();
    }

    Uni<Void> withdraw(SqlConnection transaction, LeaveWithdrawn leave) {
        return transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(leave.urn(), leave.leaveId(), leave.revision()))
                .chain(() -> transaction
                        .preparedQuery(KEEP_PLACE)
                        .execute(Tuple.of(
                                leave.urn(), leave.leaveId(), leave.revision(), leave.pupilId(), leave.kind())))
                .replaceWithVoid();
    }
}
