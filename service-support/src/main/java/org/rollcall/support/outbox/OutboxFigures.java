package org.rollcall.support.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.rollcall.support.watch.WatchedFigures;

/** How much was committed that Kafka has not got yet, and for how long. */
@ApplicationScoped
class OutboxFigures implements WatchedFigures {
    private static final String ROWS = "rollcall.outbox.rows";
    private static final String AGE = "rollcall.outbox.age.seconds";
    private static final String READ =
            "SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint"
                    + " FROM outbox WHERE sent_at IS NULL";

    private final Pool pool;

    OutboxFigures(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Map<String, String> gauges() {
        return Map.of(ROWS, "Events committed and not yet sent", AGE, "Age of the oldest event not yet sent");
    }

    @Override
    public Uni<Map<String, Long>> read() {
        return pool.query(READ).execute().map(rows -> {
            Row row = rows.iterator().next();
            return Map.of(ROWS, row.getLong(0), AGE, row.getLong(1));
        });
    }
}
