package org.rollcall.register.closing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.rollcall.register.school.DueRows;
import org.rollcall.support.clock.DueGlance;
import org.rollcall.support.clock.SchoolClock;

/** Sees with one statement whether any session, reason or erasure of any school is due. */
@ApplicationScoped
public class DueWork implements DueGlance {
    private static final String IS_DUE = "SELECT is_anything_due($1, $2)";

    private final Pool pool;

    DueWork(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> isWorthLooking(Instant until) {
        LocalDate monday =
                LocalDate.ofInstant(until, SchoolClock.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return pool.preparedQuery(IS_DUE)
                .execute(Tuple.of(DueRows.utc(until), monday))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
