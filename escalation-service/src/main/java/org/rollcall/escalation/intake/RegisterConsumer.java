package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.Event;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes the register service's events in. */
@ApplicationScoped
class RegisterConsumer implements EventConsumer {
    private static final String NAME = "escalation-register";

    private final Intake intake;
    private final EventReader reader;
    private final SchoolStore schools;
    private final EvaluatePupils evaluate;
    private final ApplyWave waves;

    RegisterConsumer(Intake intake, EventReader reader, SchoolStore schools, EvaluatePupils evaluate, ApplyWave waves) {
        this.intake = intake;
        this.reader = reader;
        this.schools = schools;
        this.evaluate = evaluate;
        this.waves = waves;
    }

    @Incoming("register-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return intake.take(this, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> incoming) {
        List<Happened<Event>> events = new ArrayList<>();
        Set<Integer> urns = new TreeSet<>();
        for (IncomingEvent event : incoming) {
            reader.read(event).ifPresent(read -> {
                events.add(new Happened<>(read, event.traceparent()));
                urns.add(read.urn());
            });
        }
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine()
                        .all()
                        .unis(
                                evaluate.takeTurn(transaction, urns),
                                schools.heard(transaction, WhoIsConcerned.moments(events)))
                        .discardItems()
                        .chain(() -> Multi.createFrom()
                                .iterable(RegisterWave.split(events))
                                .onItem()
                                .transformToUniAndConcatenate(wave -> waves.apply(transaction, wave))
                                .collect()
                                .last()
                                .replaceWithVoid());
    }
}
