package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.clock.SchoolClock;

/** Stops a letter that has not left. */
@ApplicationScoped
class CancelLetter {
    private final LetterDesk desk;
    private final SendLedger ledger;
    private final LetterJournal journal;
    private final SchoolClock clock;

    CancelLetter(LetterDesk desk, SendLedger ledger, LetterJournal journal, SchoolClock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    Uni<Letter> cancel(int urn, UUID letterId, Reader by, String reason) {
        return desk.open(
                urn,
                letterId,
                by,
                Action.CANCELLED,
                reason,
                (transaction, letter) -> ledger.underWay(transaction, urn, List.of(letter))
                        .chain(leaving -> cancel(transaction, letter, !leaving.isEmpty(), by, reason)));
    }

    private Uni<Letter> cancel(SqlConnection transaction, Letter letter, boolean leaving, Reader by, String reason) {
        return switch (letter.state()) {
            case LetterState.Proposed proposed ->
                keep(transaction, letter, proposed.cancel(reason, by.name(), clock.now()));
            case LetterState.Approved approved when leaving -> throw LetterConflict.beingSent();
            case LetterState.Approved approved ->
                keep(transaction, letter, approved.cancel(reason, by.name(), clock.now()));
            default -> throw LetterConflict.notCancellable(letter);
        };
    }

    private Uni<Letter> keep(SqlConnection transaction, Letter letter, LetterState.Cancelled state) {
        return journal.keep(
                transaction, letter.moved(state), state.at(), letter.request().traceparent());
    }
}
