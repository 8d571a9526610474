package org.rollcall.register.school;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Rows of a table, over all schools, that fall due at an instant, were done or wait: what every due job does with its own. */
public final class DueRows {
    private static final int SCHOOLS_OF_A_TRANSACTION = 50;
    /** What is due comes seldom and in any number: a plan made for an earlier, smaller table would cost more than making one. */
    private static final String PLAN_ANEW = "SET LOCAL plan_cache_mode = force_custom_plan";

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

    /**
     * Does the work for all schools that have rows due at this instant, some schools to a transaction, so that neither one
     * statement nor one lock spans thousands of schools. Where one transaction fails the others go on, and the failure is
     * told at the end: its rows are still due then.
     *
     * @param due answers the schools with rows that wait at {@code $1}
     * @param work does what is due in these schools
     */
    public Uni<Void> bySchools(String due, Instant at, BiFunction<SqlConnection, Integer[], Uni<Void>> work) {
        return together(transaction -> transaction
                        .preparedQuery(due)
                        .execute(Tuple.of(utc(at)))
                        .map(DueRows::numbers))
                .chain(urns -> Multi.createFrom()
                        .iterable(batches(urns))
                        .onItem()
                        .transformToUni(batch -> database.inTransaction(
                                Scope.schools(batch),
                                transaction -> transaction
                                        .query(PLAN_ANEW)
                                        .execute()
                                        .chain(() -> work.apply(transaction, batch.toArray(Integer[]::new)))))
                        .collectFailures()
                        .concatenate()
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** The numbers in their order, some schools to a list. */
    public static List<List<Integer>> batches(List<Integer> urns) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int first = 0; first < urns.size(); first += SCHOOLS_OF_A_TRANSACTION) {
            batches.add(urns.subList(first, Math.min(urns.size(), first + SCHOOLS_OF_A_TRANSACTION)));
        }
        return batches;
    }

    private static List<Integer> numbers(RowSet<Row> rows) {
        List<Integer> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.getInteger(0)));
        return numbers;
    }

    /** The instant as the database takes it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
