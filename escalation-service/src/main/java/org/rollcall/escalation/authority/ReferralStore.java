package org.rollcall.escalation.authority;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.school.JsonColumn;

/** Reads the head's decision behind a penalty referral. */
@ApplicationScoped
class ReferralStore {
    private static final String DECIDED = "SELECT c.details::text FROM penalty_consideration k JOIN penalty_change c"
            + " ON c.school_urn = k.school_urn AND c.subject_id = k.consideration_id WHERE k.school_urn = $1"
            + " AND k.finding_id = ANY ($2::uuid[]) AND c.kind = 'DECISION' AND c.state IN ('REFERRED', 'PROSECUTION')"
            + " ORDER BY c.at DESC LIMIT 1";

    private final JsonColumn json;

    ReferralStore(JsonColumn json) {
        this.json = json;
    }

    /** What was decided about the findings that the notification rests on. */
    Uni<Optional<JsonNode>> of(SqlConnection transaction, Notification notification) {
        return transaction
                .preparedQuery(DECIDED)
                .execute(Tuple.of(
                        notification.pupil().urn(), notification.findingIds().toArray(UUID[]::new)))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(json.read(row.getString(0), JsonNode.class));
                    }
                    return Optional.empty();
                });
    }
}
