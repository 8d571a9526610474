package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import org.rollcall.support.clock.MachineClock;

/** Keeps letters as they were sent: written before the carrier is called, and the same ever after. */
@ApplicationScoped
class ContentStore {
    private static final String FREEZE = "INSERT INTO letter_content"
            + " (school_urn, letter_id, subject, text, html, pdf, frozen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    private static final String THAW = "DELETE FROM letter_content WHERE school_urn = $1 AND letter_id = $2";
    private static final String FIND =
            "SELECT subject, text, html, pdf FROM letter_content WHERE school_urn = $1 AND letter_id = $2";

    private final MachineClock machine;

    ContentStore(MachineClock machine) {
        this.machine = machine;
    }

    Uni<Void> freeze(SqlConnection transaction, Letter letter, RenderedLetter content) {
        return insert(transaction, FREEZE, letter, content);
    }

    Uni<Void> freezeUnlessFrozen(SqlConnection transaction, Letter letter, RenderedLetter content) {
        return insert(transaction, FREEZE + " ON CONFLICT DO NOTHING", letter, content);
    }

    private Uni<Void> insert(SqlConnection transaction, String statement, Letter letter, RenderedLetter content) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.tuple()
                        .addInteger(letter.urn())
                        .addUUID(letter.id())
                        .addString(content.subject())
                        .addString(content.text())
                        .addString(content.html())
                        .addBuffer(Buffer.buffer(content.pdf()))
                        .addOffsetDateTime(LetterRow.stamp(machine.now())))
                .replaceWithVoid();
    }

    /** Forgets the content of a letter that certainly did not leave; it is written anew for the next attempt. */
    Uni<Void> thaw(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(THAW)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .replaceWithVoid();
    }

    Uni<Optional<RenderedLetter>> find(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new RenderedLetter(
                                row.getString(0), row.getString(1), row.getString(2), pdf(row.getBuffer(3))));
                    }
                    return Optional.empty();
                });
    }

    private static byte[] pdf(Buffer buffer) {
        return buffer.getBytes();
    }
}
