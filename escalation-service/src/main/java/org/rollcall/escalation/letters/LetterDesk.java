package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Opens one letter to a person: found in that school or 404, held until the work is done, and noted in the audit. */
@ApplicationScoped
class LetterDesk {
    private final ScopedDatabase database;
    private final LetterStore letters;
    private final LetterAudit audit;

    LetterDesk(ScopedDatabase database, LetterStore letters, LetterAudit audit) {
        this.database = database;
        this.letters = letters;
        this.audit = audit;
    }

    <T> Uni<T> open(
            int urn,
            UUID letterId,
            Reader reader,
            Action action,
            @Nullable String note,
            BiFunction<SqlConnection, Letter, Uni<T>> work) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> letters.lock(transaction, urn, letterId)
                        .chain(found -> found.map(letter -> audit.note(transaction, urn, reader, action, letterId, note)
                                        .chain(() -> work.apply(transaction, letter)))
                                .orElseThrow(() -> Problem.notFound("letter"))));
    }
}
