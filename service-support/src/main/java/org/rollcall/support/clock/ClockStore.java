package org.rollcall.support.clock;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Keeps how far the school clock is ahead, so that a restarted service tells the same time. */
@ApplicationScoped
class ClockStore {
    private final Pool pool;

    ClockStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Duration> ahead() {
        return pool.query("SELECT ahead_millis FROM school_clock")
                .execute()
                .map(rows -> rows.size() == 0
                        ? Duration.ZERO
                        : Duration.ofMillis(rows.iterator().next().getLong(0)));
    }

    Uni<Void> keep(Duration ahead) {
        return pool.preparedQuery("INSERT INTO school_clock (one, ahead_millis) VALUES (true, $1)"
                        + " ON CONFLICT (one) DO UPDATE SET ahead_millis = excluded.ahead_millis")
                .execute(Tuple.of(ahead.toMillis()))
                .replaceWithVoid();
    }
}
