package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.clock.SchoolClock;

/** Notes that a run was posted: only now its letters are sent. Saying so twice changes nothing. */
@ApplicationScoped
class PostPrintRun {
    private final ReadPrintRun read;
    private final PrintRunStore runs;
    private final LetterJournal journal;
    private final LetterAudit audit;
    private final SchoolClock clock;

    PostPrintRun(ReadPrintRun read, PrintRunStore runs, LetterJournal journal, LetterAudit audit, SchoolClock clock) {
        this.read = read;
        this.runs = runs;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<PrintRun> posted(int urn, UUID runId, Reader by) {
        return read.open(
                urn,
                runId,
                (transaction, run) -> run.postedAt() == null
                        ? post(transaction, run, by)
                        : Uni.createFrom().item(run));
    }

    private Uni<PrintRun> post(SqlConnection transaction, PrintRun run, Reader by) {
        PrintRun posted = run.posted(clock.now(), by.name());
        return runs.lettersOf(transaction, run)
                .chain(letters -> Multi.createFrom()
                        .iterable(letters)
                        .onItem()
                        .transformToUniAndConcatenate(letter -> sent(transaction, letter))
                        .collect()
                        .last())
                .chain(() -> runs.keepPosted(transaction, posted))
                .chain(() -> audit.note(
                        transaction,
                        run.urn(),
                        by,
                        Action.POSTED,
                        null,
                        run.id().toString()))
                .replaceWith(posted);
    }

    private Uni<Void> sent(SqlConnection transaction, Letter letter) {
        return letter.state() instanceof LetterState.Approved approved
                ? journal.keep(transaction, letter.moved(approved.confirm(clock.now())), clock.now(), null)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
