package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.rollcall.escalation.school.EverySchool;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.watch.WatchedFigures;

/** How many letters may or may not have been sent, which only a person can find out. */
@ApplicationScoped
class LetterFigures implements WatchedFigures {
    private static final String UNKNOWN = "rollcall.letters.unknown";
    private static final String COUNT = "SELECT count(*) FROM letter WHERE state = 'UNKNOWN'";

    private final EverySchool schools;
    private final ScopedDatabase database;

    LetterFigures(EverySchool schools, ScopedDatabase database) {
        this.schools = schools;
        this.database = database;
    }

    @Override
    public Map<String, String> gauges() {
        return Map.of(UNKNOWN, "Letters of which nobody knows whether they were sent");
    }

    @Override
    public Uni<Map<String, Long>> read() {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope, transaction -> transaction.query(COUNT).execute()))
                .map(rows -> Map.of(UNKNOWN, rows.iterator().next().getLong(0)));
    }
}
