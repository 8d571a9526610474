package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.people.PeopleListener;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.support.clock.SchoolClock;

/** Turns requests into letters as soon as the parents are known; without one who may be written to, into a task. */
@ApplicationScoped
class WriteLetters implements PeopleListener {
    private final PeopleStore people;
    private final RequestStore requests;
    private final LetterTemplates templates;
    private final LetterJournal journal;
    private final Instance<LetterTasks> tasks;
    private final ComposeLetter compose;

    WriteLetters(
            PeopleStore people,
            RequestStore requests,
            LetterTemplates templates,
            LetterJournal journal,
            @Any Instance<LetterTasks> tasks,
            ComposeLetter compose) {
        this.people = people;
        this.requests = requests;
        this.templates = templates;
        this.journal = journal;
        this.tasks = tasks;
        this.compose = compose;
    }

    @Override
    public Uni<Void> peopleChanged(
            SqlConnection transaction, int urn, Collection<UUID> pupilIds, @Nullable String traceparent) {
        return requests.waiting(transaction, urn, pupilIds).chain(waiting -> write(transaction, urn, waiting));
    }

    /** Writes the letters of those requests whose pupil is known; the others wait. */
    Uni<Void> write(SqlConnection transaction, int urn, List<LetterRequest> wanted) {
        Set<UUID> pupils = wanted.stream().map(LetterRequest::pupilId).collect(Collectors.toSet());
        return pupils.isEmpty()
                ? Uni.createFrom().voidItem()
                : people.findAll(transaction, urn, pupils).chain(known -> writeKnown(transaction, wanted, known));
    }

    private Uni<Void> writeKnown(SqlConnection transaction, List<LetterRequest> wanted, Map<UUID, PeopleRecord> known) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(request -> {
                    PeopleRecord pupil = known.get(request.pupilId());
                    return pupil == null ? Uni.createFrom().voidItem() : writeOne(transaction, request, pupil);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> writeOne(SqlConnection transaction, LetterRequest request, PeopleRecord pupil) {
        if (SpareBereaved.isBereaved(pupil)) {
            return requests.settle(transaction, request, RequestStore.Outcome.CANCELLED);
        }
        LetterKind kind = templates.find(request.template());
        return compose.lacks(transaction, request, kind).chain(lacks -> {
            LetterState first = FirstState.of(
                    request,
                    kind.penaltyRelated() || !lacks.isEmpty(),
                    pupil,
                    request.raisedAt().atZone(SchoolClock.ZONE).toLocalDate());
            return writeAll(transaction, request, pupil, first);
        });
    }

    private Uni<Void> writeAll(
            SqlConnection transaction, LetterRequest request, PeopleRecord pupil, LetterState first) {
        List<Letter> letters = pupil.parents().stream()
                .filter(PeopleRecord.Parent::contactAllowed)
                .filter(parent ->
                        request.onlyParent() == null || request.onlyParent().equals(parent.parentId()))
                .map(parent -> Letter.of(request, parent.parentId(), Channel.forAddress(parent.email()), first))
                .toList();
        return letters.isEmpty()
                ? nobody(transaction, request)
                : openAll(transaction, letters)
                        .chain(() -> requests.settle(transaction, request, RequestStore.Outcome.WRITTEN));
    }

    private Uni<Void> openAll(SqlConnection transaction, List<Letter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(letter -> journal.open(transaction, letter))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> nobody(SqlConnection transaction, LetterRequest request) {
        return Multi.createFrom()
                .iterable(tasks.stream().toList())
                .onItem()
                .transformToUniAndConcatenate(task -> task.nobodyToWriteTo(transaction, request))
                .collect()
                .last()
                .chain(() -> requests.settle(transaction, request, RequestStore.Outcome.NOBODY));
    }
}
