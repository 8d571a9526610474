package org.rollcall.reporting.summary;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;

/** Notes who looked at figures of single pupils. */
@ApplicationScoped
class AuditStore {
    private static final String NOTE = "INSERT INTO audit_entry"
            + " (school_urn, id, at, subject, name, role, action, details)"
            + " VALUES ($1, $2, $3, $4, $5, $6, 'read-summary-by-pupil', $7)";

    private final SchoolClock clock;

    AuditStore(SchoolClock clock) {
        this.clock = clock;
    }

    /** Notes the reading of a summary by pupil, in the transaction that reads it. */
    Uni<Void> noteSummaryByPupil(SqlConnection transaction, int urn, Caller who, Role as, Period period) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(UUID.randomUUID())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC))
                        .addString(who.subject())
                        .addString(who.name())
                        .addString(as.word())
                        .addValue(new JsonObject()
                                .put("from", period.from().toString())
                                .put("to", period.to().toString())))
                .replaceWithVoid();
    }
}
