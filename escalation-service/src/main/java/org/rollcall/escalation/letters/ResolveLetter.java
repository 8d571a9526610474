package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.rollcall.escalation.letters.SendLedger.Step;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterPress;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/**
 * Says of a letter whether it left: by the carrier's word on one of which sight was lost, by a person's on the same, or
 * on one from the print run.
 */
@ApplicationScoped
class ResolveLetter {
    private final ScopedDatabase database;
    private final LetterStore letters;
    private final ContentStore contents;
    private final SendLedger ledger;
    private final LetterCarriers carriers;
    private final ComposeLetter compose;
    private final LetterPress press;
    private final LetterTemplates templates;
    private final LetterJournal journal;
    private final SchoolClock clock;

    ResolveLetter(
            ScopedDatabase database,
            LetterStore letters,
            ContentStore contents,
            SendLedger ledger,
            LetterCarriers carriers,
            ComposeLetter compose,
            LetterPress press,
            LetterTemplates templates,
            LetterJournal journal,
            SchoolClock clock) {
        this.database = database;
        this.letters = letters;
        this.contents = contents;
        this.ledger = ledger;
        this.carriers = carriers;
        this.compose = compose;
        this.press = press;
        this.templates = templates;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asks the carrier what became of a letter; without an answer it stays unknown, for a person to resolve. */
    Uni<Void> byLookUp(int urn, UUID letterId, LetterCarrier carrier) {
        return carrier.lookUp(letterId).chain(where -> switch (where) {
            case LEFT -> inItsState(urn, letterId, true, carrier.name());
            case NOT_KNOWN_THERE -> inItsState(urn, letterId, false, carrier.name());
            case CANNOT_TELL -> Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> inItsState(int urn, UUID letterId, boolean left, String carrier) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> letters.lock(transaction, urn, letterId)
                        .chain(found -> found.filter(letter -> letter.state() instanceof LetterState.Unknown)
                                .map(letter -> resolve(transaction, letter, left, carrier, "look-up")
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /**
     * Writes down whether the letter left.
     *
     * @param by a person's name, or the carrier's
     * @return the letter as it is then; 409 when its state leaves nothing to resolve
     */
    Uni<Letter> resolve(SqlConnection transaction, Letter letter, boolean left, String by, String note) {
        Instant now = clock.now();
        return switch (letter.state()) {
            case LetterState.Unknown unknown
            when left ->
                settle(transaction, letter, Step.CONFIRMED, note)
                        .chain(() -> journal.keep(transaction, letter.moved(unknown.resolveSent(now)), now, null));
            case LetterState.Unknown unknown ->
                settle(transaction, letter, Step.NOT_SENT, note)
                        .chain(() -> contents.thaw(transaction, letter))
                        .chain(() ->
                                journal.keep(transaction, letter.moved(unknown.resolveNotSent(by, now)), now, null));
            case LetterState.Approved approved
            when left && !carriers.carry(letter.channel()) ->
                freeze(transaction, letter)
                        .chain(() -> journal.keep(transaction, letter.moved(approved.confirm(now)), now, null));
            default -> throw LetterConflict.nothingToResolve(letter);
        };
    }

    private Uni<Void> settle(SqlConnection transaction, Letter letter, Step outcome, String note) {
        return ledger.latest(transaction, letter)
                .chain(latest -> latest.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ledger.settle(transaction, letter, latest.get(), outcome, null, note));
    }

    private Uni<Void> freeze(SqlConnection transaction, Letter letter) {
        return contents.find(transaction, letter)
                .chain(frozen -> frozen.isPresent()
                        ? Uni.createFrom().voidItem()
                        : compose.compose(transaction, letter)
                                .map(composed -> composed.orElseThrow(() -> LetterConflict.noAddressee(letter))
                                        .data())
                                .chain(data -> contents.freeze(transaction, letter, printed(letter, data))));
    }

    private RenderedLetter printed(Letter letter, LetterData data) {
        String template = letter.request().template();
        Map<String, String> lacks = templates.find(template).lacks(data);
        if (!lacks.isEmpty()) {
            throw LetterConflict.incomplete(lacks);
        }
        return press.print(template, data, false);
    }
}
