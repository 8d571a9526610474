package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.support.access.Scope;

/** The scope of work that the clock starts for all schools at once. */
@ApplicationScoped
public class EverySchool {
    private static final String URNS = "SELECT urn FROM school";

    private final Pool pool;

    EverySchool(Pool pool) {
        this.pool = pool;
    }

    /** All schools that are entered now. */
    public Uni<Scope> scope() {
        return pool.preparedQuery(URNS).execute().map(rows -> {
            List<Integer> urns = new ArrayList<>();
            for (Row row : rows) {
                urns.add(row.getInteger(0));
            }
            return Scope.schools(urns);
        });
    }
}
