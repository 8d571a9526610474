package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterPress;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.school.HeldBack;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Puts the letters that wait for the post into one run and freezes what they say; they are not sent by that. */
@ApplicationScoped
class MakePrintRun {
    private static final String NO_ADDRESSEE = "The parent may no longer be written to.";
    private static final String BY = "print run";

    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final PrintRunStore runs;
    private final HeldBack heldBack;
    private final ComposeLetter compose;
    private final LetterTemplates templates;
    private final LetterPress press;
    private final ContentStore contents;
    private final LetterCarriers carriers;
    private final LetterJournal journal;
    private final LetterAudit audit;
    private final SchoolClock clock;

    MakePrintRun(
            ScopedDatabase database,
            SchoolStore schools,
            PrintRunStore runs,
            HeldBack heldBack,
            ComposeLetter compose,
            LetterTemplates templates,
            LetterPress press,
            ContentStore contents,
            LetterCarriers carriers,
            LetterJournal journal,
            LetterAudit audit,
            SchoolClock clock) {
        this.database = database;
        this.schools = schools;
        this.runs = runs;
        this.heldBack = heldBack;
        this.compose = compose;
        this.templates = templates;
        this.press = press;
        this.contents = contents;
        this.carriers = carriers;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    private record Page(Letter letter, LetterData data) {}

    private record Made(PrintRun run, List<Page> pages) {}

    /** Makes a run of what was let go until the end of that day; 409 when there is nothing to print. */
    Uni<PrintRun> make(int urn, LocalDate upTo, boolean duplex, Reader by) {
        if (carriers.carry(Channel.PRINT)) {
            throw Problem.conflict("carrier-prints", "A carrier prints and posts the letters of this school.");
        }
        return database.inTransaction(Scope.school(urn), transaction -> gather(transaction, urn, upTo, duplex, by))
                .map(made -> made.orElseThrow(
                        () -> Problem.conflict("nothing-to-print", "No approved letter waits for the post.")))
                .call(made -> Multi.createFrom()
                        .iterable(made.pages())
                        .onItem()
                        .transformToUniAndConcatenate(this::freeze)
                        .collect()
                        .last())
                .map(Made::run);
    }

    private Uni<Optional<Made>> gather(SqlConnection transaction, int urn, LocalDate upTo, boolean duplex, Reader by) {
        Instant before = upTo.plusDays(1).atStartOfDay(SchoolClock.ZONE).toInstant();
        return schools.lock(transaction, List.of(urn))
                .chain(() -> runs.waiting(transaction, urn, before))
                .chain(waiting -> heldBack.among(
                                transaction,
                                urn,
                                waiting.stream()
                                        .map(letter -> letter.request().pupilId())
                                        .distinct()
                                        .toList())
                        .chain(held -> pages(transaction, waiting, held)))
                .chain(pages -> pages.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : keep(transaction, urn, upTo, duplex, by, pages));
    }

    private Uni<Optional<Made>> keep(
            SqlConnection transaction, int urn, LocalDate upTo, boolean duplex, Reader by, List<Page> pages) {
        PrintRun run =
                new PrintRun(urn, UUID.randomUUID(), upTo, duplex, clock.now(), by.name(), null, null, pages.size());
        return runs.insert(
                        transaction,
                        run,
                        pages.stream().map(page -> page.letter().id()).toList())
                .chain(() -> audit.note(
                        transaction, urn, by, Action.PRINTED, null, run.id().toString()))
                .replaceWith(Optional.of(new Made(run, pages)));
    }

    private Uni<List<Page>> pages(SqlConnection transaction, List<Letter> waiting, Set<UUID> held) {
        return Multi.createFrom()
                .iterable(waiting)
                .filter(letter -> !held.contains(letter.request().pupilId()))
                .onItem()
                .transformToUniAndConcatenate(letter -> page(transaction, letter))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    /** The letter's page; a letter without addressee is cancelled, one that lacks something goes back to a person. */
    private Uni<Optional<Page>> page(SqlConnection transaction, Letter letter) {
        return compose.compose(transaction, letter).chain(composed -> {
            if (composed.isPresent()
                    && templates
                            .find(letter.request().template())
                            .lacks(composed.get().data())
                            .isEmpty()) {
                return Uni.createFrom()
                        .item(Optional.of(new Page(letter, composed.get().data())));
            }
            return letter.state() instanceof LetterState.Approved approved
                    ? journal.keep(
                                    transaction,
                                    letter.moved(
                                            composed.isEmpty()
                                                    ? approved.cancel(NO_ADDRESSEE, BY, clock.now())
                                                    : approved.putBack(clock.now())),
                                    clock.now(),
                                    letter.request().traceparent())
                            .replaceWith(Optional.empty())
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    private Uni<Void> freeze(Page page) {
        Letter letter = page.letter();
        return Uni.createFrom()
                .item(() -> press.print(letter.request().template(), page.data(), false))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(printed -> database.inTransaction(
                        Scope.school(letter.urn()),
                        transaction -> contents.freezeUnlessFrozen(transaction, letter, printed)));
    }
}
