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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.people.PeopleListener;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.deletion.GroundEdition;
import org.rollcall.rules.deletion.Reason;
import org.rollcall.support.clock.SchoolClock;

/**
 * Keeps letters and calls from the family of a child who died: when the name is deleted on that ground, whatever has not
 * been sent is cancelled and whatever is asked about the child is dropped, and nothing is written from then on.
 */
@ApplicationScoped
class SpareBereaved implements PeopleListener {
    private static final String REASON = "The name was deleted because the child died.";
    private static final String BY = "deletion";

    private final PeopleStore people;
    private final LetterStore letters;
    private final SendLedger ledger;
    private final LetterJournal journal;
    private final TaskStore tasks;
    private final SchoolClock clock;

    SpareBereaved(
            PeopleStore people,
            LetterStore letters,
            SendLedger ledger,
            LetterJournal journal,
            TaskStore tasks,
            SchoolClock clock) {
        this.people = people;
        this.letters = letters;
        this.ledger = ledger;
        this.journal = journal;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Whether the child died, as the ground of the deletion says. */
    static boolean isBereaved(PeopleRecord pupil) {
        PeopleRecord.Leaving leaving = pupil.leaving();
        return leaving != null
                && Stream.of(GroundEdition.OF_2006, GroundEdition.OF_2024)
                        .filter(edition -> edition.id().equals(leaving.edition()))
                        .flatMap(edition -> edition.ground(leaving.ground()).stream())
                        .anyMatch(ground -> ground.reason() == Reason.DIED);
    }

    @Override
    public Uni<Void> peopleChanged(
            SqlConnection transaction, int urn, Collection<UUID> pupilIds, @Nullable String traceparent) {
        return people.findAll(transaction, urn, pupilIds)
                .map(known -> known.values().stream()
                        .filter(SpareBereaved::isBereaved)
                        .map(PeopleRecord::pupilId)
                        .toList())
                .chain(bereaved ->
                        bereaved.isEmpty() ? Uni.createFrom().voidItem() : spare(transaction, urn, bereaved));
    }

    private Uni<Void> spare(SqlConnection transaction, int urn, List<UUID> pupilIds) {
        Instant now = clock.now();
        return tasks.dropOfPupils(transaction, urn, pupilIds, now)
                .chain(() -> letters.lockUnsent(transaction, urn, pupilIds))
                .chain(unsent -> ledger.underWay(transaction, urn, unsent)
                        .chain(leaving -> cancelAll(transaction, unsent, leaving, now)));
    }

    private Uni<Void> cancelAll(SqlConnection transaction, List<Letter> unsent, Set<UUID> leaving, Instant at) {
        return Multi.createFrom()
                .iterable(unsent)
                .filter(letter -> !leaving.contains(letter.id()))
                .onItem()
                .transformToUniAndConcatenate(letter -> switch (letter.state()) {
                    case LetterState.Proposed proposed ->
                        cancelled(transaction, letter, proposed.cancel(REASON, BY, at));
                    case LetterState.Approved approved ->
                        cancelled(transaction, letter, approved.cancel(REASON, BY, at));
                    case LetterState.Sent sent -> Uni.createFrom().voidItem();
                    case LetterState.Unknown unknown -> Uni.createFrom().voidItem();
                    case LetterState.Cancelled cancelled -> Uni.createFrom().voidItem();
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> cancelled(SqlConnection transaction, Letter letter, LetterState.Cancelled state) {
        return journal.keep(transaction, letter.moved(state), state.at(), null).replaceWithVoid();
    }
}
