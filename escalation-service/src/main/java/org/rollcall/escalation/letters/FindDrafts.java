package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rollcall.escalation.letters.DraftForm.Wanted;

/** Finds what was drafted before about the same matter: a second letter about it is never made. */
@ApplicationScoped
class FindDrafts {
    private final RequestStore requests;
    private final LetterStore letters;

    FindDrafts(RequestStore requests, LetterStore letters) {
        this.requests = requests;
        this.letters = letters;
    }

    /**
     * What there is about a matter.
     *
     * @param answer the letters that stand, when they say the same
     * @param cancelled how often it was drafted and cancelled
     */
    record Earlier(Optional<List<LetterItem>> answer, int cancelled) {}

    /** What was drafted before; 409 when a letter about the matter, or an undecided one of the kind, says something else. */
    Uni<Earlier> about(SqlConnection transaction, int urn, Wanted wanted, LetterMatter matter) {
        return requests.ofMatter(transaction, urn, matter.id(), wanted.template())
                .chain(earlier -> letters.lockOfFindings(transaction, urn, List.of(matter.id()))
                        .map(found -> judge(wanted, earlier, found)))
                .chain(earlier -> earlier.answer().isPresent() || matter.named()
                        ? Uni.createFrom().item(earlier)
                        : letters.undecided(transaction, urn, wanted.pupilId(), wanted.template())
                                .map(undecided -> {
                                    if (undecided) {
                                        throw LetterConflict.alreadyDrafted();
                                    }
                                    return earlier;
                                }));
    }

    /** The letters of a request as they are. */
    Uni<List<LetterItem>> lettersOf(SqlConnection transaction, LetterRequest request) {
        return letters.lockOfFindings(transaction, request.urn(), List.of(request.findingId()))
                .map(found -> found.stream()
                        .filter(letter -> letter.request().step().equals(request.step()))
                        .map(LetterItem::of)
                        .toList());
    }

    private static Earlier judge(Wanted wanted, List<LetterRequest> earlier, List<Letter> found) {
        int cancelled = 0;
        for (LetterRequest request : earlier) {
            List<Letter> own = found.stream()
                    .filter(letter -> letter.request().step().equals(request.step()))
                    .toList();
            boolean over =
                    !own.isEmpty() && own.stream().allMatch(letter -> letter.state() instanceof LetterState.Cancelled);
            if (over) {
                cancelled++;
            } else if (request.fields().equals(wanted.fields())
                    && Objects.equals(request.onlyParent(), wanted.parentId())) {
                return new Earlier(Optional.of(own.stream().map(LetterItem::of).toList()), cancelled);
            } else {
                throw LetterConflict.sameMatter();
            }
        }
        return new Earlier(Optional.empty(), cancelled);
    }
}
