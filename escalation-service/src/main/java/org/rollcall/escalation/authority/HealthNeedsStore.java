package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.rollcall.escalation.school.PupilKey;

/**
 * What the school entered into the case for the authority of a pupil whose health keeps the pupil away (BHCET-19.3). Notes
 * for the safeguarding lead alone are never read.
 */
@ApplicationScoped
class HealthNeedsStore {
    private static final String LATEST = "SELECT e.details ->> 'needs' AS needs,"
            + " e.details ->> 'capabilities' AS capabilities, e.details ->> 'programmeOfWork' AS programme"
            + " FROM case_entry e WHERE e.school_urn = $1 AND e.pupil_id = $2 AND e.type <> 'DSL_NOTE'"
            + " AND e.details ->> 'needs' IS NOT NULL AND e.details ->> 'capabilities' IS NOT NULL"
            + " AND e.details ->> 'programmeOfWork' IS NOT NULL ORDER BY e.at DESC, e.entry_id DESC LIMIT 1";

    HealthNeedsStore() {}

    /** The latest of it. */
    Uni<Optional<ReturnData.Health>> of(SqlConnection transaction, PupilKey pupil) {
        return transaction
                .preparedQuery(LATEST)
                .execute(Tuple.of(pupil.urn(), pupil.pupilId()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new ReturnData.Health(
                                row.getString("needs"), row.getString("capabilities"), row.getString("programme")));
                    }
                    return Optional.empty();
                });
    }
}
