package org.rollcall.support.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.rollcall.support.watch.WatchedFigures;

/** How many events have not had their effect, and how many wait for a person because they could not have it. */
@ApplicationScoped
class InboxFigures implements WatchedFigures {
    private static final String UNREAD = "rollcall.events.unread";
    private static final String HELD = "rollcall.dead.letters.held";
    private static final String COUNT_HELD = "SELECT count(*) FROM dead_letter WHERE state = 'HELD'";

    private final Pool pool;
    private final ConsumerLag lag;

    InboxFigures(Pool pool, ConsumerLag lag) {
        this.pool = pool;
        this.lag = lag;
    }

    @Override
    public Map<String, String> gauges() {
        return Map.of(
                UNREAD,
                "Events of the service's topics that have not had their effect",
                HELD,
                "Events set aside that hold back letters and notifications until a person decides");
    }

    @Override
    public Uni<Map<String, Long>> read() {
        return lag.unread()
                .chain(unread -> pool.query(COUNT_HELD)
                        .execute()
                        .map(rows -> Map.of(
                                UNREAD, unread, HELD, rows.iterator().next().getLong(0))));
    }
}
