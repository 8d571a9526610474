package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.support.access.ScopedDatabase;

/** Rows of a table, over all schools, that fall due at an instant, were done or wait: what every due job does with its own. */
public final class DueRows {
    private final EverySchool schools;
    private final ScopedDatabase database;
    private final String next;
    private final String rearm;

    /**
     * The rows that two statements tell of.
     *
     * @param next answers the earliest instant up to {@code $1} at which a row waits, or null
     * @param rearm lets the rows that were done and fall due after {@code $1} wait again
     */
    public DueRows(EverySchool schools, ScopedDatabase database, String next, String rearm) {
        this.schools = schools;
        this.database = database;
        this.next = next;
        this.rearm = rearm;
    }

    /** The earliest instant, up to {@code until}, at which a row waits. */
    public Uni<Optional<Instant>> next(Instant until) {
        return together(transaction -> transaction
                .preparedQuery(next)
                .execute(Tuple.of(utc(until)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant)));
    }

    /** Rows due after this instant wait again. */
    public Uni<Void> rearm(Instant after) {
        return together(transaction ->
                transaction.preparedQuery(rearm).execute(Tuple.of(utc(after))).replaceWithVoid());
    }

    /** Does the work in one transaction that sees the rows of all schools. */
    public <T> Uni<T> together(Function<SqlConnection, Uni<T>> work) {
        return schools.scope().chain(scope -> database.inTransaction(scope, work));
    }

    /** The instant as the database takes it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
