package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.rollcall.support.problem.Problem;

/** Says which policy a school is under on a date. */
@ApplicationScoped
public class PolicyInForce {
    private static final String FIND = "SELECT policy_id FROM school_policy WHERE school_urn = $1"
            + " ORDER BY from_date <= $2 DESC, CASE WHEN from_date <= $2 THEN from_date END DESC, from_date LIMIT 1";

    PolicyInForce() {}

    /** The policy's id; before the school's first policy, that one. 404 when there is no such school. */
    public Uni<String> on(SqlConnection transaction, int urn, LocalDate date) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(urn, date)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("school");
            }
            return rows.iterator().next().getString(0);
        });
    }
}
