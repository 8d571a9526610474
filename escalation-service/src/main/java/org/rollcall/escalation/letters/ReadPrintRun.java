package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Prints a run as one document, as often as needed: what was frozen when it was made, without what was stopped since. */
@ApplicationScoped
class ReadPrintRun {
    private final ScopedDatabase database;
    private final PrintRunStore runs;
    private final ReadLetter read;
    private final LetterAudit audit;

    ReadPrintRun(ScopedDatabase database, PrintRunStore runs, ReadLetter read, LetterAudit audit) {
        this.database = database;
        this.runs = runs;
        this.read = read;
        this.audit = audit;
    }

    private record Sheet(Letter letter, ReadLetter.Content content) {}

    private record Sheets(PrintRun run, List<Sheet> sheets) {}

    /** Opens a run with its letters, both held; 404 when the school has none of that id. */
    <T> Uni<T> open(int urn, UUID runId, BiFunction<SqlConnection, PrintRun, Uni<T>> work) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> runs.lock(transaction, urn, runId)
                        .chain(found ->
                                work.apply(transaction, found.orElseThrow(() -> Problem.notFound("print run")))));
    }

    /** The run as one PDF; 409 when every letter of it was stopped. */
    Uni<byte[]> pdf(int urn, UUID runId, Reader by) {
        return open(
                        urn,
                        runId,
                        (transaction, run) -> audit.note(transaction, urn, by, Action.READ_PDF, null, runId.toString())
                                .chain(() -> runs.lettersOf(transaction, run))
                                .chain(letters -> sheets(transaction, letters))
                                .map(sheets -> new Sheets(run, sheets)))
                .chain(opened -> Multi.createFrom()
                        .iterable(opened.sheets())
                        .onItem()
                        .transformToUniAndConcatenate(sheet -> read.pdf(sheet.letter(), sheet.content()))
                        .collect()
                        .asList()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(letters -> {
                            if (letters.isEmpty()) {
                                throw Problem.conflict("nothing-to-print", "Every letter of this run was stopped.");
                            }
                            return PrintBinder.bind(letters, opened.run().duplex());
                        }));
    }

    private Uni<List<Sheet>> sheets(SqlConnection transaction, List<Letter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .filter(letter -> !(letter.state() instanceof LetterState.Cancelled))
                .onItem()
                .transformToUniAndConcatenate(
                        letter -> read.content(transaction, letter).map(content -> new Sheet(letter, content)))
                .collect()
                .asList();
    }
}
