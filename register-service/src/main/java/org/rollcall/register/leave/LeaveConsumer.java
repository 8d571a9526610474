package org.rollcall.register.leave;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.events.EventTypes;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Hears which leave was granted or withdrawn, and who may leave at lunchtime. */
@ApplicationScoped
public class LeaveConsumer implements EventConsumer {
    private static final String NAME = "register-leave";

    private final Intake intake;
    private final LeaveStore store;
    private final LunchPasses passes;
    private final ObjectMapper json;

    LeaveConsumer(Intake intake, LeaveStore store, LunchPasses passes, ObjectMapper json) {
        this.intake = intake;
        this.store = store;
        this.passes = passes;
        this.json = json;
    }

    @Incoming("leave-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return intake.take(this, batch);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> apply(transaction, event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SqlConnection transaction, IncomingEvent event) {
        if (EventTypes.standing(event.type()) == EventTypes.Standing.UNKNOWN_VERSION) {
            throw new IllegalArgumentException("unknown version " + event.type());
        }
        byte[] payload = event.payload();
        if (payload == null) {
            return Uni.createFrom().voidItem();
        }
        return switch (event.type()) {
            case "LeaveGranted.v1" -> store.grant(transaction, read(payload, LeaveGranted.class));
            case "LeaveWithdrawn.v1" -> store.withdraw(transaction, read(payload, LeaveWithdrawn.class));
            case "LunchPassChanged.v1" -> passes.keep(transaction, read(payload, LunchPassChanged.class));
            default -> Uni.createFrom().voidItem();
        };
    }

    private <T> T read(byte[] payload, Class<T> type) {
        try {
            return json.readValue(payload, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
