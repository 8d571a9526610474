package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Lets go what a record holds back, without the record having its effect. */
@ApplicationScoped
class DismissDeadLetter {
    private static final Logger LOG = Logger.getLogger(DismissDeadLetter.class);

    private final ScopedDatabase database;
    private final DecideDeadLetter decide;

    DismissDeadLetter(ScopedDatabase database, DecideDeadLetter decide) {
        this.database = database;
        this.decide = decide;
    }

    /**
     * Dismisses a record.
     *
     * @return fails with 409 when it is not held
     */
    Uni<DeadLetter> dismiss(DeadLetter letter, Decider decider, String reason) {
        return database.inTransaction(
                        Scope.school(letter.held().urn()),
                        transaction -> decide.decide(transaction, letter, DeadLetterState.DISMISSED, decider, reason))
                .map(decided -> decided.orElseThrow(OpenDeadLetter::decidedMeanwhile))
                .invoke(() -> LOG.infof(
                        "%s %s was dismissed by role %s: nothing waits for it any more",
                        letter.consumer(), letter.id(), decider.role()));
    }
}
