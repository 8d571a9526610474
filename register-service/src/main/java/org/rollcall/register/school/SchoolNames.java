package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.support.problem.Problem;

/** What schools are called, and which local authority and trust they belong to. */
@ApplicationScoped
public class SchoolNames {
    private static final String FIND = "SELECT name, la_code, trust_uid FROM school WHERE urn = $1";

    private final Pool pool;

    SchoolNames(Pool pool) {
        this.pool = pool;
    }

    /**
     * A school's standing data.
     *
     * @param name its name
     * @param laCode its local authority
     * @param trustUid its trust
     */
    public record Standing(String name, String laCode, String trustUid) {}

    /** The school's name; 404 when there is no such school. */
    public Uni<String> of(int urn) {
        return standing(urn).map(Standing::name);
    }

    /** The school's standing data; 404 when there is no such school. */
    public Uni<Standing> standing(int urn) {
        return pool.preparedQuery(FIND).execute(Tuple.of(urn)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("school");
            }
            var row = rows.iterator().next();
            return new Standing(row.getString(0), row.getString(1), row.getString(2));
        });
    }
}
