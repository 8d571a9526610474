package org.rollcall.escalation.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Tells for which pupils nothing may leave, because an event that concerns them was set aside and nobody has looked yet. */
@ApplicationScoped
public class HeldBack {
    private static final String HELD = "SELECT k.id FROM unnest($2::uuid[]) AS k(id)"
            + " LEFT JOIN pupil p ON p.school_urn = $1 AND p.pupil_id = k.id WHERE held_back($1, k.id, p.class_id)";

    /** Those of the school's pupils that are held back; the transaction must be scoped to the school. */
    public Uni<Set<UUID>> among(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(HELD)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> held = new HashSet<>();
                    for (Row row : rows) {
                        held.add(row.getUUID(0));
                    }
                    return held;
                });
    }
}
