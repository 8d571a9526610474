package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.support.deadletter.ReleaseListener;

/** Sends letters on that waited for a person to look at an event set aside. */
@ApplicationScoped
class ReleaseLetters implements ReleaseListener {
    private final LetterQueue queue;

    ReleaseLetters(LetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public Uni<Void> released(SqlConnection transaction, int urn) {
        return queue.release(transaction, urn);
    }
}
