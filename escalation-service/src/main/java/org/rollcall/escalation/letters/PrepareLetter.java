package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.letters.ComposeLetter.Composed;
import org.rollcall.escalation.letters.SendLedger.Attempt;
import org.rollcall.escalation.letters.SendLedger.Step;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterPress;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import org.rollcall.escalation.school.HeldBack;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/**
 * Brings an approved letter as far as the carrier's door: reserves an attempt, renders, freezes what is sent, and notes
 * that the carrier is about to be called.
 */
@ApplicationScoped
class PrepareLetter {
    private static final String NO_ADDRESSEE = "The parent may no longer be written to.";
    private static final String BY = "sending";

    private final ScopedDatabase database;
    private final LetterStore letters;
    private final ContentStore contents;
    private final SendLedger ledger;
    private final LetterQueue queue;
    private final HeldBack heldBack;
    private final LetterCarriers carriers;
    private final ComposeLetter compose;
    private final LetterPress press;
    private final LetterTemplates templates;
    private final LetterJournal journal;
    private final SettleAttempt settle;
    private final SchoolClock clock;

    PrepareLetter(
            ScopedDatabase database,
            LetterStore letters,
            ContentStore contents,
            SendLedger ledger,
            LetterQueue queue,
            HeldBack heldBack,
            LetterCarriers carriers,
            ComposeLetter compose,
            LetterPress press,
            LetterTemplates templates,
            LetterJournal journal,
            SettleAttempt settle,
            SchoolClock clock) {
        this.database = database;
        this.letters = letters;
        this.contents = contents;
        this.ledger = ledger;
        this.queue = queue;
        this.heldBack = heldBack;
        this.carriers = carriers;
        this.compose = compose;
        this.press = press;
        this.templates = templates;
        this.journal = journal;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * A letter at the carrier's door.
     *
     * @param letter letter
     * @param attempt the attempt, noted as begun
     * @param carrier who is to take it
     * @param consignment what is handed over
     */
    record Ready(Letter letter, Attempt attempt, LetterCarrier carrier, Consignment consignment) {}

    private record Reserved(Letter letter, Attempt attempt, LetterCarrier carrier, Composed composed) {}

    /** Prepares the letter; empty when there is nothing to send, or not now. */
    Uni<Optional<Ready>> prepare(int urn, UUID letterId) {
        return database.inTransaction(
                        Scope.school(urn),
                        transaction -> letters.lock(transaction, urn, letterId)
                                .chain(found -> found.filter(letter -> letter.state() instanceof LetterState.Approved)
                                        .map(letter -> reserveUnlessHeld(transaction, letter))
                                        .orElseGet(() -> queue.takeOut(transaction, urn, letterId)
                                                .replaceWith(Optional.empty()))))
                .chain(reserved -> reserved.map(this::begin)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Reserved>> reserveUnlessHeld(SqlConnection transaction, Letter letter) {
        return heldBack.among(
                        transaction, letter.urn(), List.of(letter.request().pupilId()))
                .chain(held -> held.isEmpty()
                        ? reserve(transaction, letter)
                        : queue.hold(transaction, letter).replaceWith(Optional.empty()));
    }

    private Uni<Optional<Reserved>> reserve(SqlConnection transaction, Letter letter) {
        return ledger.latest(transaction, letter).chain(latest -> {
            if (latest.isPresent() && latest.get().step() == Step.ATTEMPTED) {
                return settle.loseSight(
                                transaction, letter, latest.get(), "The service stopped while the carrier had it.")
                        .replaceWith(Optional.empty());
            }
            return compose.compose(transaction, letter)
                    .chain(composed -> composed.map(known -> lacksNothing(letter, known)
                                    ? reserve(transaction, letter, latest, known)
                                    : putBack(transaction, letter))
                            .orElseGet(() -> giveUp(transaction, letter)));
        });
    }

    private Uni<Optional<Reserved>> reserve(
            SqlConnection transaction, Letter letter, Optional<Attempt> latest, Composed composed) {
        Optional<LetterCarrier> carrier = carriers.forChannel(letter.channel());
        boolean addressGone =
                letter.channel() == Channel.EMAIL && Channel.forAddress(composed.email()) == Channel.PRINT;
        if (carrier.isEmpty() || addressGone) {
            return journal.keep(
                            transaction,
                            letter.onPaper(),
                            clock.now(),
                            letter.request().traceparent())
                    .replaceWith(Optional.empty());
        }
        // Reserved and then nothing: the service stopped before the carrier was called.
        Uni<Attempt> attempt = latest.filter(last -> last.step() == Step.RESERVED)
                .map(last -> Uni.createFrom().item(last))
                .orElseGet(() -> ledger.reserve(
                        transaction,
                        letter,
                        latest.map(last -> last.number() + 1).orElse(1),
                        carrier.get().name()));
        return attempt.map(reserved -> Optional.of(new Reserved(letter, reserved, carrier.get(), composed)));
    }

    private boolean lacksNothing(Letter letter, Composed composed) {
        return templates
                .find(letter.request().template())
                .lacks(composed.data())
                .isEmpty();
    }

    /** What the letter must say is not known any more: it goes back to a person, and nothing is printed with a hole. */
    private Uni<Optional<Reserved>> putBack(SqlConnection transaction, Letter letter) {
        return letter.state() instanceof LetterState.Approved approved
                ? journal.keep(
                                transaction,
                                letter.moved(approved.putBack(clock.now())),
                                clock.now(),
                                letter.request().traceparent())
                        .replaceWith(Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Reserved>> giveUp(SqlConnection transaction, Letter letter) {
        return letter.state() instanceof LetterState.Approved approved
                ? journal.keep(
                                transaction,
                                letter.moved(approved.cancel(NO_ADDRESSEE, BY, clock.now())),
                                clock.now(),
                                letter.request().traceparent())
                        .replaceWith(Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Ready>> begin(Reserved reserved) {
        Letter letter = reserved.letter();
        LetterData data = reserved.composed().data();
        return Uni.createFrom()
                .item(() -> press.print(letter.request().template(), data, false))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(content -> database.inTransaction(
                        Scope.school(letter.urn()), transaction -> begin(transaction, reserved, content)));
    }

    private Uni<Optional<Ready>> begin(SqlConnection transaction, Reserved reserved, RenderedLetter content) {
        Letter letter = reserved.letter();
        return letters.lock(transaction, letter.urn(), letter.id())
                .chain(now -> now.isPresent() && now.get().state() instanceof LetterState.Approved
                        ? ledger.begin(transaction, letter, reserved.attempt())
                        : Uni.createFrom().item(false))
                .chain(begun -> begun
                        ? contents.thaw(transaction, letter)
                                .chain(() -> contents.freeze(transaction, letter, content))
                                .replaceWith(Optional.of(ready(reserved, content)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static Ready ready(Reserved reserved, RenderedLetter content) {
        Letter letter = reserved.letter();
        return new Ready(
                letter,
                reserved.attempt(),
                reserved.carrier(),
                new Consignment(
                        letter.urn(),
                        letter.id(),
                        letter.channel(),
                        reserved.composed().email(),
                        reserved.composed().data().school(),
                        content));
    }
}
