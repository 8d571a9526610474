package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.leave.school.SchoolStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueGlance;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.outbox.Outbox;

/** Has parents asked at the start of each term whether leave at lunchtime goes on (AET-9.10). */
@ApplicationScoped
public class RenewPasses implements DueJob, DueGlance {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final PassStore passes;
    private final PassDesk desk;
    private final Outbox outbox;
    /** Up to here nothing was due when it was last asked. */
    private volatile Instant nothingUntil = Instant.MIN;

    RenewPasses(ScopedDatabase database, SchoolStore schools, PassStore passes, PassDesk desk, Outbox outbox) {
        this.database = database;
        this.schools = schools;
        this.passes = passes;
        this.desk = desk;
        this.outbox = outbox;
    }

    /** A pass and the first day of the term at which its parent is to be asked. */
    private record Waiting(LunchPass pass, LocalDate termStart) {}

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return schools.all()
                .chain(urns -> database.inSession(Scope.schools(urns), session -> waiting(session, urns)))
                .map(found -> found.stream()
                        .map(one -> RenewalRules.dueOn(one.termStart()))
                        .filter(due -> !due.isAfter(until))
                        .min(Comparator.naturalOrder()))
                .invoke(due -> {
                    if (due.isEmpty()) {
                        nothingUntil = until;
                    }
                });
    }

    /** Parents are asked at one hour of the day: until it has come again, nothing is due that was not there before. */
    @Override
    public Uni<Boolean> isWorthLooking(Instant until) {
        return Uni.createFrom().item(RenewalRules.lastHour(until).isAfter(nothingUntil));
    }

    @Override
    public Uni<Void> run(Instant due) {
        return schools.all()
                .chain(urns -> Multi.createFrom()
                        .iterable(urns)
                        .onItem()
                        .transformToUniAndConcatenate(urn -> ask(urn, due))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** Whoever was asked stays asked. */
    @Override
    public Uni<Void> rearm(Instant after) {
        nothingUntil = Instant.MIN;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> ask(int urn, Instant due) {
        return database.inSession(
                        Scope.school(urn),
                        session -> waiting(session, List.of(urn))
                                .chain(found -> Multi.createFrom()
                                        .iterable(found)
                                        .filter(one -> !RenewalRules.dueOn(one.termStart())
                                                .isAfter(due))
                                        .onItem()
                                        .transformToUniAndConcatenate(one -> ask(session, one))
                                        .collect()
                                        .asList()
                                        .map(List::size)))
                .invoke(asked -> {
                    if (asked > 0) {
                        outbox.wake(urn);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<LunchPass> ask(Mutiny.Session session, Waiting waiting) {
        LunchPass pass = waiting.pass();
        return passes.hold(session, pass.urn(), pass.id())
                .map(held -> held.orElse(pass).askedAgain(waiting.termStart()))
                .chain(asked -> passes.change(session, asked))
                .call(asked -> desk.tell(session, asked));
    }

    private Uni<List<Waiting>> waiting(Mutiny.Session session, List<Integer> urns) {
        return passes.granted(session, urns)
                .chain(granted -> Multi.createFrom()
                        .iterable(
                                granted.stream().map(LunchPass::urn).distinct().toList())
                        .onItem()
                        .transformToUniAndConcatenate(urn -> schools.terms(session, urn)
                                .map(terms -> granted.stream()
                                        .filter(pass -> pass.urn() == urn)
                                        .flatMap(pass ->
                                                RenewalRules.nextTerm(pass, terms)
                                                        .map(start -> new Waiting(pass, start))
                                                        .stream())
                                        .toList()))
                        .collect()
                        .asList()
                        .map(found -> found.stream().flatMap(List::stream).toList()));
    }
}
