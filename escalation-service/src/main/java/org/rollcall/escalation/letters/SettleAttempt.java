package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.SendLedger.Attempt;
import org.rollcall.escalation.letters.SendLedger.Step;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Writes down what became of an attempt, in the ledger and in the letter. */
@ApplicationScoped
class SettleAttempt {
    private final ScopedDatabase database;
    private final LetterStore letters;
    private final ContentStore contents;
    private final SendLedger ledger;
    private final LetterQueue queue;
    private final LetterJournal journal;
    private final SchoolClock clock;

    SettleAttempt(
            ScopedDatabase database,
            LetterStore letters,
            ContentStore contents,
            SendLedger ledger,
            LetterQueue queue,
            LetterJournal journal,
            SchoolClock clock) {
        this.database = database;
        this.letters = letters;
        this.contents = contents;
        this.ledger = ledger;
        this.queue = queue;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Writes down the carrier's answer.
     *
     * @param cause the trace of the sending
     */
    Uni<Void> settle(Letter sent, Attempt attempt, LetterCarrier.Handover answer, @Nullable String cause) {
        return database.inTransaction(
                Scope.school(sent.urn()),
                transaction -> letters.lock(transaction, sent.urn(), sent.id())
                        .chain(found -> found.filter(letter -> concerns(answer, letter.state()))
                                .map(letter -> settle(transaction, letter, attempt, answer, cause))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> settle(
            SqlConnection transaction,
            Letter letter,
            Attempt attempt,
            LetterCarrier.Handover answer,
            @Nullable String cause) {
        return switch (answer) {
            case LetterCarrier.Handover.Accepted accepted ->
                ledger.settle(transaction, letter, attempt, Step.CONFIRMED, accepted.reference(), null)
                        .chain(() -> confirmed(transaction, letter, cause));
            case LetterCarrier.Handover.NotNow notNow ->
                notSent(transaction, letter, attempt, notNow.why()).chain(() -> queue.postpone(transaction, letter));
            case LetterCarrier.Handover.Refused refused ->
                notSent(transaction, letter, attempt, refused.why())
                        .chain(() -> journal.keep(transaction, letter.onPaper(), clock.now(), cause))
                        .replaceWithVoid();
            case LetterCarrier.Handover.Unclear unclear -> loseSight(transaction, letter, attempt, unclear.why());
        };
    }

    /** A carrier that answers very late still ends the doubt about a letter, but only by saying that it has it. */
    private static boolean concerns(LetterCarrier.Handover answer, LetterState state) {
        return state instanceof LetterState.Approved
                || (state instanceof LetterState.Unknown && answer instanceof LetterCarrier.Handover.Accepted);
    }

    private Uni<Void> confirmed(SqlConnection transaction, Letter letter, @Nullable String cause) {
        return switch (letter.state()) {
            case LetterState.Approved approved ->
                journal.keep(transaction, letter.moved(approved.confirm(clock.now())), clock.now(), cause)
                        .replaceWithVoid();
            case LetterState.Unknown unknown ->
                journal.keep(transaction, letter.moved(unknown.resolveSent(clock.now())), clock.now(), cause)
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> notSent(SqlConnection transaction, Letter letter, Attempt attempt, String why) {
        return ledger.settle(transaction, letter, attempt, Step.NOT_SENT, null, why)
                .chain(() -> contents.thaw(transaction, letter));
    }

    /** Nobody can say whether the letter left: it is unknown until the carrier or a person tells. */
    Uni<Void> loseSight(SqlConnection transaction, Letter letter, Attempt attempt, String why) {
        return ledger.settle(transaction, letter, attempt, Step.UNKNOWN, null, why)
                .chain(() -> letter.state() instanceof LetterState.Approved approved
                        ? journal.keep(
                                        transaction,
                                        letter.moved(approved.loseSight(why, clock.now())),
                                        clock.now(),
                                        letter.request().traceparent())
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
