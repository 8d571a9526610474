package org.rollcall.reporting.live;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.reporting.standing.StandingStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;

/** Forgets what the streams told more than a day ago. */
@ApplicationScoped
class LiveRetention {
    private static final Duration KEPT = Duration.ofHours(24);

    private final LiveEventStore store;
    private final StandingStore standing;
    private final ScopedDatabase database;
    private final MachineClock clock;

    LiveRetention(LiveEventStore store, StandingStore standing, ScopedDatabase database, MachineClock clock) {
        this.store = store;
        this.standing = standing;
        this.database = database;
        this.clock = clock;
    }

    // Machine time: it concerns connections, not school days.
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return database.inTransaction(Scope.school(0), standing::all)
                .chain(schools -> store.prune(
                        schools.stream().map(SchoolName::urn).toList(),
                        clock.now().minus(KEPT)));
    }
}
