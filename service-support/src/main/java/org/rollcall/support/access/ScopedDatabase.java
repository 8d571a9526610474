package org.rollcall.support.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions whose first statement says which rows they may see. */
@ApplicationScoped
public class ScopedDatabase {
    private static final String SET = "SELECT set_config('app.urns', $1, true), set_config('app.las', $2, true)";
    private static final String SET_ROUTINE =
            "SELECT set_config('app.urns', $1, true), set_config('app.las', $2, true),"
                    + " set_config('plan_cache_mode', 'force_generic_plan', true)";
    private static final String SET_NAMED =
            "SELECT set_config('app.urns', :urns, true) || set_config('app.las', :las, true)";

    private final Pool pool;
    private final Instance<Mutiny.SessionFactory> sessions;

    ScopedDatabase(Pool pool, Instance<Mutiny.SessionFactory> sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /** Runs the work in one transaction on one connection. */
    public <T> Uni<T> inTransaction(Scope scope, Function<SqlConnection, Uni<T>> work) {
        return inTransaction(SET, scope, work);
    }

    /**
     * Runs the work in one transaction, as {@link #inTransaction} does, for what is done at every register: a statement
     * is planned once for a connection and not again for its values, so its plan must be right for any of them.
     */
    public <T> Uni<T> inRoutine(Scope scope, Function<SqlConnection, Uni<T>> work) {
        return inTransaction(SET_ROUTINE, scope, work);
    }

    /**
     * What begins the transaction leaves together with the first statement of the work, which costs one round trip
     * instead of three. Begin fails only with its connection, and a scope that cannot be set aborts the transaction:
     * either way nothing is written.
     */
    private <T> Uni<T> inTransaction(String set, Scope scope, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(connection -> Uni.combine()
                .all()
                .unis(
                        connection.begin(),
                        connection.preparedQuery(set).execute(Tuple.of(scope.urnSetting(), scope.authoritySetting())),
                        Uni.createFrom().deferred(() -> work.apply(connection)))
                .with((begun, named, result) -> Optional.ofNullable(result))
                .onFailure()
                .call(() -> undo(connection))
                .call(() -> connection.transaction().commit())
                .map(result -> result.orElse(null)));
    }

    private static Uni<Void> undo(SqlConnection connection) {
        Transaction transaction = connection.transaction();
        return transaction == null
                ? Uni.createFrom().voidItem()
                : transaction.rollback().onFailure().recoverWithNull();
    }

    /** Runs the work in one transaction of a Hibernate Reactive session. */
    public <T> Uni<T> inSession(Scope scope, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.get()
                .withTransaction((session, transaction) -> session.createNativeQuery(SET_NAMED, String.class)
                        .setParameter("urns", scope.urnSetting())
                        .setParameter("las", scope.authoritySetting())
                        .getSingleResult()
                        .chain(() -> work.apply(session)));
    }
}
