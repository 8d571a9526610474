package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.LetterTemplates;

/** Puts other values into a letter that nobody has let go yet, and into the same letter to the other parents. */
@ApplicationScoped
class FillInLetter {
    private final LetterDesk desk;
    private final LetterStore letters;
    private final RequestStore requests;
    private final LetterTemplates templates;

    FillInLetter(LetterDesk desk, LetterStore letters, RequestStore requests, LetterTemplates templates) {
        this.desk = desk;
        this.letters = letters;
        this.requests = requests;
        this.templates = templates;
    }

    /** Takes the values; 422 when one is not of its field, 409 when the letter was let go to one of the parents. */
    Uni<Letter> fillIn(int urn, UUID letterId, Reader by, Map<String, String> fields) {
        return desk.open(urn, letterId, by, Action.FILLED_IN, null, (transaction, letter) -> {
            LetterFaults.refuse(templates.find(letter.request().template()).faults(fields));
            return letters.lockOfFindings(
                            transaction, urn, List.of(letter.request().findingId()))
                    .chain(found -> fillIn(transaction, letter, found, fields));
        });
    }

    private Uni<Letter> fillIn(
            SqlConnection transaction, Letter letter, List<Letter> found, Map<String, String> fields) {
        found.stream()
                .filter(other -> other.request().step().equals(letter.request().step()))
                .filter(other -> !(other.state() instanceof LetterState.Proposed)
                        && !(other.state() instanceof LetterState.Cancelled))
                .findFirst()
                .ifPresent(other -> {
                    throw LetterConflict.notProposed(other);
                });
        if (!(letter.state() instanceof LetterState.Proposed)) {
            throw LetterConflict.notProposed(letter);
        }
        LetterRequest filled = letter.request().with(fields);
        return requests.fillIn(transaction, filled).replaceWith(letter);
    }
}
