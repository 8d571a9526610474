package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes back the letters of findings that no longer hold: an unsent one is cancelled, one that left is flagged. */
@ApplicationScoped
public class RetractLetters {
    private static final String REASON = "The finding was retracted.";
    private static final String BY = "retraction";

    private final RequestStore requests;
    private final LetterStore letters;
    private final SendLedger ledger;
    private final LetterJournal journal;

    RetractLetters(RequestStore requests, LetterStore letters, SendLedger ledger, LetterJournal journal) {
        this.requests = requests;
        this.letters = letters;
        this.ledger = ledger;
        this.journal = journal;
    }

    /**
     * Takes back what rests on these findings.
     *
     * @param at when (school clock)
     * @return the letters that had left, or may have
     */
    public Uni<List<UUID>> retract(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at) {
        return requests.cancel(transaction, urn, findingIds)
                .chain(() -> letters.lockOfFindings(transaction, urn, findingIds))
                .chain(found -> ledger.underWay(transaction, urn, found)
                        .chain(leaving -> takeBack(transaction, found, leaving, at)));
    }

    private Uni<List<UUID>> takeBack(SqlConnection transaction, List<Letter> found, Set<UUID> leaving, Instant at) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(letter -> takeBack(transaction, letter, leaving, at))
                .filter(TakenBack::left)
                .map(taken -> taken.letter().id())
                .collect()
                .asList();
    }

    private record TakenBack(Letter letter, boolean left) {}

    private Uni<TakenBack> takeBack(SqlConnection transaction, Letter letter, Set<UUID> leaving, Instant at) {
        return switch (letter.state()) {
            case LetterState.Proposed proposed -> cancelled(transaction, letter, proposed.cancel(REASON, BY, at));
            // A carrier holds it at this moment: it counts as left.
            case LetterState.Approved approved
            when !leaving.contains(letter.id()) -> cancelled(transaction, letter, approved.cancel(REASON, BY, at));
            case LetterState.Approved approved -> flagged(transaction, letter, at);
            case LetterState.Sent sent -> flagged(transaction, letter, at);
            case LetterState.Unknown unknown -> flagged(transaction, letter, at);
            case LetterState.Cancelled cancelled -> Uni.createFrom().item(new TakenBack(letter, false));
        };
    }

    private Uni<TakenBack> cancelled(SqlConnection transaction, Letter letter, LetterState.Cancelled state) {
        return journal.keep(transaction, letter.moved(state), state.at(), null).map(kept -> new TakenBack(kept, false));
    }

    private Uni<TakenBack> flagged(SqlConnection transaction, Letter letter, Instant at) {
        return letter.flag() != null
                ? Uni.createFrom().item(new TakenBack(letter, true))
                : journal.keep(transaction, letter.flagged(REASON, at), at, null)
                        .map(kept -> new TakenBack(kept, true));
    }
}
