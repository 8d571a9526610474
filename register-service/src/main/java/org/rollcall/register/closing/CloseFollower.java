package org.rollcall.register.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.code.SessionRef;

/** What follows, in the same transaction, from the close of registers. */
public interface CloseFollower {
    /**
     * Registers of a school's session that closed.
     *
     * @param classes the classes whose registers they are
     */
    record Closed(SchoolSnapshot school, SessionRef session, Set<UUID> classes) {
        public Closed {
            classes = Set.copyOf(classes);
        }
    }

    /** These registers closed; the transaction sees the rows of their schools. */
    Uni<Void> closed(SqlConnection transaction, List<Closed> closed, Instant due);
}
