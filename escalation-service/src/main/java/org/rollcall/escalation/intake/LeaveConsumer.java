package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.escalation.leave.GrantStore;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.Event;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes the leave service's events in: a grant answers doubts about its code. */
@ApplicationScoped
class LeaveConsumer implements EventConsumer {
    private static final String NAME = "escalation-leave";

    private final Intake intake;
    private final EventReader reader;
    private final GrantStore grants;
    private final TaskStore tasks;
    private final SchoolClock clock;

    LeaveConsumer(Intake intake, EventReader reader, GrantStore grants, TaskStore tasks, SchoolClock clock) {
        this.intake = intake;
        this.reader = reader;
        this.grants = grants;
        this.tasks = tasks;
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
        return grants.keepGrants(transaction, granted)
                .chain(() -> grants.keepWithdrawals(
                        transaction, of(events, LeaveWithdrawn.class).toList()))
                .chain(() -> Multi.createFrom()
                        .iterable(granted)
                        .onItem()
                        .transformToUniAndConcatenate(
                                grant -> tasks.dropByOrigin(transaction, grant.urn(), doubts(grant), clock.now()))
                        .collect()
                        .last()
                        .replaceWithVoid());
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
