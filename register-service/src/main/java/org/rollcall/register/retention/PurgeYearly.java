package org.rollcall.register.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.rollcall.register.school.DueRows;
import org.rollcall.register.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;

/** Erases, once a year, what no school needs to keep any more. */
@ApplicationScoped
public class PurgeYearly implements DueJob {
    private static final Logger LOG = Logger.getLogger(PurgeYearly.class);
    private static final String NEXT = "SELECT min(due_at) FROM purge_schedule WHERE NOT done AND due_at <= $1";
    private static final String DONE = "UPDATE purge_schedule SET done = true WHERE due_at = $1";
    private static final String IS_DUE = "SELECT 1 FROM purge_schedule WHERE due_at = $1 AND NOT done";
    private static final String REARM = "UPDATE purge_schedule SET done = false WHERE done AND due_at > $1";

    private final Pool pool;
    private final EverySchool schools;
    private final PurgeSchool purgeSchool;
    private final DueRows rows;

    PurgeYearly(Pool pool, EverySchool schools, ScopedDatabase database, PurgeSchool purgeSchool) {
        this.rows = new DueRows(schools, database, NEXT, REARM);
        this.pool = pool;
        this.schools = schools;
        this.purgeSchool = purgeSchool;
    }

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return rows.next(until);
    }

    @Override
    public Uni<Void> run(Instant due) {
        return pool.preparedQuery(IS_DUE)
                .execute(Tuple.of(DueRows.utc(due)))
                .chain(found -> found.size() == 0 ? Uni.createFrom().voidItem() : everySchool(due));
    }

    private Uni<Void> everySchool(Instant due) {
        return schools.scope()
                .chain(scope -> Multi.createFrom()
                        .iterable(scope.urns())
                        .onItem()
                        .transformToUniAndConcatenate(urn -> purgeSchool
                                .purge(urn, due)
                                // One school's failure must not keep the others' records; its own wait for next year.
                                .onFailure()
                                .invoke(failure -> LOG.errorf("purge of school %d: %s", urn, failure.toString()))
                                .onFailure()
                                .recoverWithNull())
                        .collect()
                        .last())
                .chain(() -> pool.preparedQuery(DONE).execute(Tuple.of(DueRows.utc(due))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return rows.rearm(after);
    }
}
