package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.LetterIssued;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Writes a letter, its event and its place in the queue together, whoever moved it. */
@ApplicationScoped
class LetterJournal {
    private final LetterStore letters;
    private final LetterQueue queue;
    private final LetterCarriers carriers;
    private final Outbox outbox;

    LetterJournal(LetterStore letters, LetterQueue queue, LetterCarriers carriers, Outbox outbox) {
        this.letters = letters;
        this.queue = queue;
        this.carriers = carriers;
        this.outbox = outbox;
    }

    /** Writes a letter that may be new; nothing happens when it is there already. */
    Uni<Void> open(SqlConnection transaction, Letter letter) {
        return letters.insert(transaction, letter)
                .chain(isNew -> isNew
                        ? follow(
                                transaction,
                                letter,
                                letter.createdAt(),
                                letter.request().traceparent())
                        : Uni.createFrom().voidItem());
    }

    /**
     * Writes a letter over its former revision.
     *
     * @param at when it was changed (school clock)
     * @param cause the trace of what changed it, or null for the running one
     */
    Uni<Letter> keep(SqlConnection transaction, Letter letter, Instant at, @Nullable String cause) {
        return letters.update(transaction, letter)
                .chain(() -> follow(transaction, letter, at, cause))
                .replaceWith(letter);
    }

    private Uni<Void> follow(SqlConnection transaction, Letter letter, Instant at, @Nullable String cause) {
        boolean mayLeave = letter.state() instanceof LetterState.Approved && carriers.carry(letter.channel());
        Uni<Void> queued =
                mayLeave ? queue.put(transaction, letter) : queue.takeOut(transaction, letter.urn(), letter.id());
        return queued.chain(() -> outbox.append(transaction, event(letter, at).causedBy(cause)));
    }

    private static OutboxEvent event(Letter letter, Instant at) {
        LetterRequest request = letter.request();
        LetterIssued issued = new LetterIssued(
                letter.urn(),
                letter.revision(),
                letter.id(),
                request.findingId(),
                request.pupilId(),
                request.ruleId(),
                letter.state().word().name(),
                at);
        return OutboxEvent.of(Topics.ESCALATION, letter.urn(), EventTypes.typeOf(issued), issued.subject(), issued);
    }
}
