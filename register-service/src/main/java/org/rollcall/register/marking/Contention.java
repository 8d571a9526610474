package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.function.Supplier;

/** Two people on one mark: the later one reads again and decides on what the earlier one wrote. */
public final class Contention {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    private Contention() {}

    /** Runs the work again, in a transaction of its own, when somebody else wrote the same mark first. */
    public static <T> Uni<T> settle(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(Contention::isIt)
                .retry()
                .atMost(TRIES);
    }

    private static boolean isIt(Throwable failure) {
        return failure instanceof PgException postgres
                && (UNIQUE_VIOLATION.equals(postgres.getSqlState()) || DEADLOCK.equals(postgres.getSqlState()));
    }
}
