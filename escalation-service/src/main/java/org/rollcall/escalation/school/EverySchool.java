package org.rollcall.escalation.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.support.access.Scope;

/** The scope of figures that concern all schools at once. */
@ApplicationScoped
public class EverySchool {
    private final Pool pool;

    EverySchool(Pool pool) {
        this.pool = pool;
    }

    /** All schools that were told of so far. */
    public Uni<Scope> scope() {
        return pool.query("SELECT urn FROM school").execute().map(rows -> {
            List<Integer> urns = new ArrayList<>();
            for (Row row : rows) {
                urns.add(row.getInteger(0));
            }
            return Scope.schools(urns);
        });
    }
}
