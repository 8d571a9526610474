package org.rollcall.support.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Shows how many records are held, as the metric {@code rollcall.dead.letters.held} and in the log when it changes. */
@ApplicationScoped
class HeldRecords {
    private static final Logger LOG = Logger.getLogger(HeldRecords.class);
    private static final String COUNT = "SELECT count(*) FROM dead_letter WHERE state = 'HELD'";

    private final Pool pool;
    private final MeterRegistry meters;
    private final AtomicLong held = new AtomicLong();

    HeldRecords(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.meters = meters;
    }

    void show(@Observes StartupEvent start) {
        Gauge.builder("rollcall.dead.letters.held", held, AtomicLong::get)
                .description("Records set aside that wait for a person")
                .register(meters);
    }

    @Scheduled(every = "5s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(this::tell)
                // While the database is away the last number stands.
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void tell(long now) {
        if (held.getAndSet(now) != now) {
            LOG.warnf("%d records are held: letters and notifications they concern wait for a person", now);
        }
    }
}
