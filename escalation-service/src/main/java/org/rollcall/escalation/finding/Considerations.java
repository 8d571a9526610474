package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Puts the question of a penalty notice to the person who decides; carried out by the penalty desk. */
public interface Considerations {
    /** Opens a consideration for each step of these findings that asks for one, once. */
    Uni<Void> open(SqlConnection transaction, List<StoredFinding> findings, Instant at);

    /** Ends what rests on findings that no longer hold. */
    Uni<Void> lapse(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at);
}
