package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.clock.SchoolClock;

/**
 * Keeps a partition of the marks ready for every school year that can come up: one more is added while there is still a
 * whole year in hand, so that no mark ever finds its year missing.
 */
@ApplicationScoped
public class AddMarkYears implements DueJob {
    private static final int YEARS_IN_HAND = 2;
    private static final String END = "SELECT mark_years_end()";
    private static final String ADD = "SELECT add_mark_year()";

    private final Pool pool;
    /** When a year must be added, as last read: it moves only by adding one. */
    private volatile Instant known = Instant.MIN;

    AddMarkYears(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return known.isAfter(until)
                ? Uni.createFrom().item(Optional.empty())
                : pool.preparedQuery(END)
                        .execute()
                        .map(rows -> dueFor(rows.iterator().next().getLocalDate(0)))
                        .invoke(due -> known = due)
                        .map(due -> Optional.of(due).filter(there -> !there.isAfter(until)));
    }

    @Override
    public Uni<Void> run(Instant now) {
        return next(now)
                .chain(due -> due.filter(now::equals).isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.preparedQuery(ADD).execute().replaceWithVoid());
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return Uni.createFrom().voidItem();
    }

    /** The instant at which the year that begins on this day must be there: two years before it begins. */
    static Instant dueFor(LocalDate firstDay) {
        return firstDay.minusYears(YEARS_IN_HAND).atStartOfDay(SchoolClock.ZONE).toInstant();
    }
}
