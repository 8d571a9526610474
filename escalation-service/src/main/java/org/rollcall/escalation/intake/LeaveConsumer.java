package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.ToldFact;
import org.rollcall.escalation.cases.ToldFactStore;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.leave.GrantStore;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.Event;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes the leave service's events in: a grant answers doubts about its code, and decisions are facts to the rules. */
@ApplicationScoped
class LeaveConsumer implements EventConsumer {
    private static final String NAME = "escalation-leave";

    private final Intake intake;
    private final EventReader reader;
    private final GrantStore grants;
    private final TaskStore tasks;
    private final ToldFactStore told;
    private final LunchTasks lunch;
    private final EvaluatePupils evaluate;
    private final SchoolClock clock;

    LeaveConsumer(
            Intake intake,
            EventReader reader,
            GrantStore grants,
            TaskStore tasks,
            ToldFactStore told,
            LunchTasks lunch,
            EvaluatePupils evaluate,
            SchoolClock clock) {
        this.intake = intake;
        this.reader = reader;
        this.grants = grants;
        this.tasks = tasks;
        this.told = told;
        this.lunch = lunch;
        this.evaluate = evaluate;
        this.clock = clock;
    }

    @Incoming("leave-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return intake.take(this, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> incoming) {
        List<Event> events =
                incoming.stream().map(reader::read).flatMap(Optional::stream).toList();
        List<LeaveGranted> granted = of(events, LeaveGranted.class).toList();
        List<ToldFact> facts = ToldFacts.of(events.stream());
        Set<Integer> urns = events.stream().map(Event::urn).collect(Collectors.toCollection(TreeSet::new));
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : evaluate.takeTurn(transaction, urns)
                        .chain(() -> grants.keepGrants(transaction, granted))
                        .chain(() -> grants.keepWithdrawals(
                                transaction, of(events, LeaveWithdrawn.class).toList()))
                        .chain(() -> told.keep(transaction, facts))
                        .chain(() -> one(
                                granted,
                                grant -> tasks.dropByOrigin(transaction, grant.urn(), doubts(grant), clock.now())))
                        .chain(() -> one(
                                of(events, LunchPassChanged.class).toList(),
                                pass -> lunch.follow(transaction, pass, clock.now())))
                        .chain(() -> evaluate.evaluate(
                                transaction,
                                facts.stream()
                                        .map(fact -> new Trigger(fact.pupil(), traceparent(incoming)))
                                        .toList(),
                                false));
    }

    private static @Nullable String traceparent(List<IncomingEvent> incoming) {
        return incoming.getLast().traceparent();
    }

    private static <E> Uni<Void> one(List<E> items, Function<E, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<String> doubts(LeaveGranted grant) {
        return grant.from()
                .datesUntil(grant.to().plusDays(1))
                .flatMap(date -> Stream.of("AM", "PM")
                        .map(session -> CodeChecks.origin(grant.pupilId(), date, session, grant.code())))
                .toList();
    }

    private static <E extends Event> Stream<E> of(List<Event> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
