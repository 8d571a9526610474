package org.rollcall.support.deadletter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Finds records for people who may see them. */
@ApplicationScoped
class OpenDeadLetter {
    private final ScopedDatabase database;
    private final DeadLetterStore store;

    OpenDeadLetter(ScopedDatabase database, DeadLetterStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * Opens a record.
     *
     * @param urn the school it must be of; null for any
     * @return fails with 404 when it is not there or of another school
     */
    Uni<DeadLetter> open(@Nullable Integer urn, UUID id) {
        return database.inTransaction(scope(urn), transaction -> store.find(transaction, urn, id))
                .map(found -> found.orElseThrow(() -> Problem.notFound("dead letter")));
    }

    /** Reads a page of records. */
    Uni<DeadLetterPage> list(String service, DeadLetterQuery query) {
        return database.inTransaction(scope(query.urn()), transaction -> store.list(transaction, query))
                .map(found -> DeadLetterPage.of(service, found, query.limit()));
    }

    static HttpProblem decidedMeanwhile() {
        return Problem.conflict("dead-letter-decided", "Somebody decided about this record meanwhile.");
    }

    private static Scope scope(@Nullable Integer urn) {
        return Scope.school(urn == null ? 0 : urn);
    }
}
