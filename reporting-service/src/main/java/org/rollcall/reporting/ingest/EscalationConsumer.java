package org.rollcall.reporting.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.events.Event;
import org.rollcall.events.escalation.AuthorityNotified;
import org.rollcall.events.escalation.FindingRaised;
import org.rollcall.events.escalation.FindingRetracted;
import org.rollcall.events.escalation.LetterIssued;
import org.rollcall.reporting.live.LiveEventStore;
import org.rollcall.reporting.live.LiveNote;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes in what follows from marks, for the live streams. */
@ApplicationScoped
public class EscalationConsumer implements EventConsumer {
    private static final String NAME = "escalation-events";
    private static final Set<Class<? extends Event>> WANTED =
            Set.of(FindingRaised.class, FindingRetracted.class, LetterIssued.class, AuthorityNotified.class);

    private final Intake intake;
    private final EventReader reader;
    private final LiveEventStore live;

    EscalationConsumer(Intake intake, EventReader reader, LiveEventStore live) {
        this.intake = intake;
        this.reader = reader;
        this.live = live;
    }

    /** Takes in a batch. */
    @Incoming("escalation-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return intake.take(this, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        List<LiveNote> notes = reader.readAll(events, WANTED).stream()
                .flatMap(event -> noteOf(event).stream())
                .toList();
        return live.append(transaction, notes);
    }

    private static Optional<LiveNote> noteOf(Event event) {
        return switch (event) {
            case FindingRaised raised -> Optional.of(LiveNote.of(raised));
            case FindingRetracted retracted -> Optional.of(LiveNote.of(retracted));
            case LetterIssued letter -> Optional.of(LiveNote.of(letter));
            case AuthorityNotified notified -> Optional.of(LiveNote.of(notified));
            default -> Optional.empty();
        };
    }
}
