package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntConsumer;

/** The letters that may leave by a carrier, and the bell that tells the sender of a new one. */
@ApplicationScoped
class LetterQueue {
    private static final String PUT =
            "INSERT INTO letter_queue (school_urn, letter_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String TAKE_OUT = "DELETE FROM letter_queue WHERE school_urn = $1 AND letter_id = $2";

    private volatile IntConsumer bell = urn -> {};

    /** Who is to be told, with the school, once a letter was put in and that was committed. */
    void onWake(IntConsumer sender) {
        bell = sender;
    }

    Uni<Void> put(SqlConnection transaction, Letter letter) {
        afterCommit(transaction, () -> bell.accept(letter.urn()));
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .replaceWithVoid();
    }

    Uni<Void> takeOut(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(TAKE_OUT)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .replaceWithVoid();
    }

    /** Does something when, and only when, the transaction has been committed. */
    static void afterCommit(SqlConnection transaction, Runnable then) {
        transaction.getDelegate().transaction().completion().onSuccess(done -> then.run());
    }
}
