package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.rollcall.escalation.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.watch.WatchedFigures;

/** How many notifications a local authority should have had by now and has not. */
@ApplicationScoped
class NoticeFigures implements WatchedFigures {
    private static final String OVERDUE = "rollcall.notifications.overdue";
    private static final String COUNT = "SELECT count(*) FROM la_notification"
            + " WHERE state = 'WAITING' AND withdrawn_at IS NULL AND due_on < $1";

    private final EverySchool schools;
    private final ScopedDatabase database;
    private final SchoolClock clock;

    NoticeFigures(EverySchool schools, ScopedDatabase database, SchoolClock clock) {
        this.schools = schools;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Map<String, String> gauges() {
        return Map.of(OVERDUE, "Notifications to local authorities past their due date and not delivered");
    }

    @Override
    public Uni<Map<String, Long>> read() {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope, transaction -> transaction.preparedQuery(COUNT).execute(Tuple.of(clock.today()))))
                .map(rows -> Map.of(OVERDUE, rows.iterator().next().getLong(0)));
    }
}
