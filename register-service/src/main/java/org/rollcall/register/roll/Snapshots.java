package org.rollcall.register.roll;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.rollcall.support.problem.Problem;

/**
 * Keeps one snapshot of each school in memory. It may be older than the database: what is written against it must be
 * guarded by its revision, and what is refused because of it must be asked again of the current one.
 */
@ApplicationScoped
public class Snapshots {
    static final String REVISION = "SELECT config_revision FROM school WHERE urn = $1";
    private static final Logger LOG = Logger.getLogger(Snapshots.class);
    private static final String REVISIONS = "SELECT urn, config_revision FROM school WHERE urn = ANY ($1)";

    private final SnapshotStore store;
    private final Pool pool;
    private final ConcurrentMap<Integer, Uni<SchoolSnapshot>> known = new ConcurrentHashMap<>();

    Snapshots(SnapshotStore store, Pool pool) {
        this.store = store;
        this.pool = pool;
    }

    /** A snapshot of the school, perhaps an older one; 404 when there is no such school. */
    public Uni<SchoolSnapshot> known(int urn) {
        return known.computeIfAbsent(urn, this::loading);
    }

    /** The snapshot of the school as it is now; 404 when there is no such school. */
    public Uni<SchoolSnapshot> current(int urn) {
        return pool.preparedQuery(REVISION)
                .execute(Tuple.of(urn))
                .map(Snapshots::revision)
                .chain(revision -> notOlder(urn, revision));
    }

    /** The snapshots of these schools as they are now, asked for at once; one that cannot be had is left out and logged. */
    public Uni<Map<Integer, SchoolSnapshot>> current(Collection<Integer> urns) {
        return pool.preparedQuery(REVISIONS)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row -> notOlder(row.getInteger(0), row.getLong(1))
                        .onFailure()
                        .invoke(failure -> LOG.errorf("school %d: %s", row.getInteger(0), failure.toString()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asMap(SchoolSnapshot::urn);
    }

    private Uni<SchoolSnapshot> notOlder(int urn, long revision) {
        return known(urn)
                .chain(snapshot ->
                        snapshot.revision() >= revision ? Uni.createFrom().item(snapshot) : reload(urn));
    }

    private Uni<SchoolSnapshot> reload(int urn) {
        Uni<SchoolSnapshot> loading = loading(urn);
        known.put(urn, loading);
        return loading;
    }

    private Uni<SchoolSnapshot> loading(int urn) {
        return store.load(urn)
                .onFailure()
                .invoke(() -> known.remove(urn))
                .memoize()
                .indefinitely();
    }

    static long revision(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
        if (rows.size() == 0) {
            throw Problem.notFound("school");
        }
        return rows.iterator().next().getLong(0);
    }
}
