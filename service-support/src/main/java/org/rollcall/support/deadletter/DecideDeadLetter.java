package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;

/** Ends the holding of a record: state, audit and what waited for it, in one transaction. */
@ApplicationScoped
class DecideDeadLetter {
    private final DeadLetterStore store;
    private final Instance<ReleaseListener> listeners;
    private final MachineClock clock;

    DecideDeadLetter(DeadLetterStore store, @Any Instance<ReleaseListener> listeners, MachineClock clock) {
        this.store = store;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Decides; empty when somebody else was faster. */
    Uni<Optional<DeadLetter>> decide(
            SqlConnection transaction,
            DeadLetter letter,
            DeadLetterState state,
            Decider decider,
            @Nullable String reason) {
        DeadLetter.Decision decision = new DeadLetter.Decision(clock.now(), decider.name(), decider.role(), reason);
        return store.decide(transaction, letter.id(), state, decision)
                .call(decided -> decided.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.note(transaction, letter, decider, decision.at(), state.name(), reason)
                                .chain(() -> release(transaction, letter.urn())));
    }

    /** Notes that a replay was tried in vain. */
    Uni<Void> noteFailure(SqlConnection transaction, DeadLetter letter, Decider decider, String failure) {
        return store.note(transaction, letter, decider, clock.now(), "REPLAY_FAILED", failure);
    }

    private Uni<Void> release(SqlConnection transaction, int urn) {
        return Multi.createFrom()
                .iterable(listeners.stream().toList())
                .onItem()
                .transformToUniAndConcatenate(listener -> listener.released(transaction, urn))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
