package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterPress;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/**
 * Shows what a letter says: as it was sent, or as it would be sent now. The page of a letter of the print run is frozen
 * when it is first taken out, because that is what the parent gets.
 */
@ApplicationScoped
class ReadLetter {
    private final ScopedDatabase database;
    private final ContentStore contents;
    private final ComposeLetter compose;
    private final LetterCarriers carriers;
    private final LetterPress press;
    private final LetterTemplates templates;

    ReadLetter(
            ScopedDatabase database,
            ContentStore contents,
            ComposeLetter compose,
            LetterCarriers carriers,
            LetterPress press,
            LetterTemplates templates) {
        this.database = database;
        this.contents = contents;
        this.compose = compose;
        this.carriers = carriers;
        this.press = press;
        this.templates = templates;
    }

    /**
     * Either of what a letter says.
     *
     * @param frozen as it was sent
     * @param composed as it would be sent now
     */
    record Content(Optional<RenderedLetter> frozen, Optional<LetterData> composed) {}

    /** What the letter says; both parts are empty when the parent is not to be written to any more. */
    Uni<Content> content(SqlConnection transaction, Letter letter) {
        return contents.find(transaction, letter)
                .chain(frozen -> frozen.isPresent()
                        ? Uni.createFrom().item(new Content(frozen, Optional.empty()))
                        : compose.compose(transaction, letter)
                                .map(composed ->
                                        new Content(Optional.empty(), composed.map(ComposeLetter.Composed::data))));
    }

    /** The letter's text; empty when there is none any more. */
    String text(Letter letter, Content content) {
        return content.frozen()
                .map(RenderedLetter::text)
                .or(() -> content.composed()
                        .map(data -> press.text(letter.request().template(), data)))
                .orElse("");
    }

    /** The letter's PDF; a draft unless somebody let the letter go. */
    Uni<byte[]> pdf(Letter letter, Content content) {
        if (content.frozen().isPresent()) {
            return Uni.createFrom().item(content.frozen().get().pdf());
        }
        LetterData data = content.composed().orElseThrow(() -> LetterConflict.noAddressee(letter));
        boolean approved = letter.state() instanceof LetterState.Approved;
        Map<String, String> lacks = templates.find(letter.request().template()).lacks(data);
        if (approved && !lacks.isEmpty()) {
            throw LetterConflict.incomplete(lacks);
        }
        return Uni.createFrom()
                .item(() -> press.print(letter.request().template(), data, !approved))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(printed -> approved && !carriers.carry(letter.channel())
                        ? keep(letter, printed)
                        : Uni.createFrom().item(printed.pdf()));
    }

    private Uni<byte[]> keep(Letter letter, RenderedLetter printed) {
        return database.inTransaction(
                Scope.school(letter.urn()),
                transaction -> contents.freezeUnlessFrozen(transaction, letter, printed)
                        .chain(() -> contents.find(transaction, letter))
                        .map(frozen -> frozen.orElse(printed).pdf()));
    }
}
