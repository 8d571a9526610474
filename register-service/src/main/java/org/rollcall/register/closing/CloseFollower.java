package org.rollcall.register.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.code.SessionRef;

/** What follows, in the same transaction, from the close of a session's registers. */
public interface CloseFollower {
    /** The registers of these classes closed; the transaction sees the school's rows. */
    Uni<Void> closed(
            SqlConnection transaction, SchoolSnapshot school, SessionRef session, Set<UUID> classes, Instant due);
}
