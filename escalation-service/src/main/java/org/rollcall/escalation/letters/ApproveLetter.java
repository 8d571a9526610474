package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Lets a proposed letter go, in a person's name; one that concerns a penalty needs the head. */
@ApplicationScoped
class ApproveLetter {
    private final LetterDesk desk;
    private final LetterTemplates templates;
    private final LetterJournal journal;
    private final ComposeLetter compose;
    private final SchoolClock clock;

    ApproveLetter(
            LetterDesk desk,
            LetterTemplates templates,
            LetterJournal journal,
            ComposeLetter compose,
            SchoolClock clock) {
        this.desk = desk;
        this.templates = templates;
        this.journal = journal;
        this.compose = compose;
        this.clock = clock;
    }

    Uni<Letter> approve(int urn, UUID letterId, Reader by) {
        return desk.open(urn, letterId, by, Action.APPROVED, null, (transaction, letter) -> {
            boolean headOnly = templates.find(letter.request().template()).penaltyRelated();
            if (headOnly && !by.role().equals(Role.HEAD.word())) {
                throw Problem.forbidden("A letter that concerns a penalty is approved by the head.");
            }
            if (letter.state() instanceof LetterState.Proposed proposed) {
                return approve(transaction, letter, proposed, by);
            }
            throw LetterConflict.notProposed(letter);
        });
    }

    private Uni<Letter> approve(SqlConnection transaction, Letter letter, LetterState.Proposed proposed, Reader by) {
        return compose.lacks(
                        transaction,
                        letter.request(),
                        templates.find(letter.request().template()))
                .chain(lacks -> {
                    if (!lacks.isEmpty()) {
                        throw LetterConflict.incomplete(lacks);
                    }
                    return journal.keep(
                            transaction,
                            letter.moved(proposed.approve(by.name(), clock.now())),
                            clock.now(),
                            letter.request().traceparent());
                });
    }
}
