package org.rollcall.escalation.people;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes the people records of pupils in and tells those who wait for them. */
@ApplicationScoped
public class PeopleConsumer implements EventConsumer {
    private static final Logger LOG = Logger.getLogger(PeopleConsumer.class);
    private static final String NAME = "escalation-people";

    private final Intake intake;
    private final ObjectMapper json;
    private final PeopleStore store;
    private final Instance<PeopleListener> listeners;

    PeopleConsumer(Intake intake, ObjectMapper json, PeopleStore store, @Any Instance<PeopleListener> listeners) {
        this.intake = intake;
        this.json = json;
        this.store = store;
        this.listeners = listeners;
    }

    @Incoming("register-people")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return intake.take(this, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        Map<Integer, PeopleBatch> batches = new TreeMap<>();
        for (IncomingEvent event : events) {
            add(event, batches.computeIfAbsent(event.urn(), urn -> new PeopleBatch()));
        }
        String traceparent = events.getFirst().traceparent();
        return Multi.createFrom()
                .iterable(batches.entrySet())
                .onItem()
                .transformToUniAndConcatenate(batch -> store(transaction, batch.getKey(), batch.getValue())
                        .chain(changed -> tell(transaction, batch.getKey(), changed, traceparent)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void add(IncomingEvent event, PeopleBatch batch) {
        byte[] payload = event.payload();
        if (payload == null) {
            batch.erase(pupilOf(event));
            return;
        }
        switch (EventTypes.standing(event.type())) {
            case KNOWN -> batch.keep(read(event, payload));
            case UNKNOWN_TYPE -> LOG.infof("skipped a people record of type %s", event.type());
            case UNKNOWN_VERSION -> throw new IllegalArgumentException("unknown version " + event.type());
        }
    }

    private PeopleRecord read(IncomingEvent event, byte[] payload) {
        try {
            PeopleRecord record = json.readValue(payload, PeopleRecord.class);
            if (record.urn() != event.urn() || !pupilOf(event).equals(record.pupilId())) {
                throw new IllegalArgumentException("a people record under another pupil's key");
            }
            return record;
        } catch (IOException unreadable) {
            // Without its cause: that may quote the record, and an I/O failure would count as one that passes.
            throw new IllegalArgumentException("an unreadable people record");
        }
    }

    private static UUID pupilOf(IncomingEvent event) {
        return UUID.fromString(event.key().substring(event.key().indexOf('/') + 1));
    }

    private Uni<List<UUID>> store(SqlConnection transaction, int urn, PeopleBatch batch) {
        return store.holdAlone(transaction, urn)
                .chain(() -> store.erase(transaction, urn, batch.erased()))
                .chain(erased -> store.keep(transaction, urn, batch.kept())
                        .map(kept ->
                                Stream.concat(erased.stream(), kept.stream()).toList()));
    }

    private Uni<Void> tell(SqlConnection transaction, int urn, Collection<UUID> changed, @Nullable String traceparent) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(new ArrayList<>(listeners.stream().toList()))
                        .onItem()
                        .transformToUniAndConcatenate(
                                listener -> listener.peopleChanged(transaction, urn, changed, traceparent))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }
}
