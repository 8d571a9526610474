package org.rollcall.escalation.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.rollcall.support.deadletter.TrustOfSchool;

/** Reads a school's trust from what the register service published. */
@ApplicationScoped
class TrustStore implements TrustOfSchool {
    private static final String TRUST = "SELECT trust_uid FROM school WHERE urn = $1";

    @Override
    public Uni<Optional<String>> of(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(TRUST).execute(Tuple.of(urn)).map(rows -> {
            for (Row row : rows) {
                return Optional.ofNullable(row.getString(0));
            }
            return Optional.empty();
        });
    }
}
