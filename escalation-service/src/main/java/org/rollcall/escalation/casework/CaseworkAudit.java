package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes who wrote to the record of a pupil. */
@ApplicationScoped
public class CaseworkAudit {
    private static final String NOTE = "INSERT INTO casework_audit (school_urn, at, subject, name, role, action,"
            + " pupil_id, object_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    /** Notes an act in the transaction of its effect. */
    public Uni<Void> note(
            SqlConnection transaction,
            int urn,
            Actor actor,
            Instant at,
            String action,
            @Nullable UUID pupilId,
            UUID id) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(actor.subject())
                        .addString(actor.name())
                        .addString(actor.role())
                        .addString(action)
                        .addUUID(pupilId)
                        .addUUID(id))
                .replaceWithVoid();
    }
}
