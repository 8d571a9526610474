package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schools of one trust, for what is one child's in several of them. */
@ApplicationScoped
public class TrustSchools {
    private static final String SCHOOLS = "SELECT s.urn, s.name FROM school own"
            + " JOIN school s ON s.trust_uid = own.trust_uid WHERE own.urn = $1 ORDER BY s.urn";

    private final Pool pool;

    TrustSchools(Pool pool) {
        this.pool = pool;
    }

    /** Names of the schools by URN, the school itself included; empty when there is no such school. */
    public Uni<Map<Integer, String>> withinTrustOf(int urn) {
        return pool.preparedQuery(SCHOOLS).execute(Tuple.of(urn)).map(rows -> {
            Map<Integer, String> names = new LinkedHashMap<>();
            for (Row row : rows) {
                names.put(row.getInteger(0), row.getString(1));
            }
            return names;
        });
    }
}
