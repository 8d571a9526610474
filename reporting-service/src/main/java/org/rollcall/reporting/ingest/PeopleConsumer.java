package org.rollcall.reporting.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.reporting.rollup.RollupStore;
import org.rollcall.reporting.standing.PupilStore;
import org.rollcall.reporting.standing.SchoolKey;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes in people records for the characteristics in them; a tombstone erases the pupil. */
@ApplicationScoped
public class PeopleConsumer implements EventConsumer {
    private static final String NAME = "register-people";

    private final Intake intake;
    private final EventReader reader;
    private final PupilStore pupils;
    private final RollupStore rollups;

    PeopleConsumer(Intake intake, EventReader reader, PupilStore pupils, RollupStore rollups) {
        this.intake = intake;
        this.reader = reader;
        this.pupils = pupils;
        this.rollups = rollups;
    }

    /** Takes in a batch. */
    @Incoming("register-people")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return intake.take(this, batch);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        List<SchoolKey> gone = events.stream()
                .filter(event -> event.payload() == null)
                .map(PeopleConsumer::pupilOf)
                .toList();
        List<PeopleRecord> records = reader
                .readAll(
                        events.stream().filter(event -> event.payload() != null).toList(), Set.of(PeopleRecord.class))
                .stream()
                .filter(PeopleRecord.class::isInstance)
                .map(PeopleRecord.class::cast)
                .toList();
        return pupils.putPeople(transaction, records)
                .chain(() -> pupils.forget(transaction, gone))
                .chain(() -> rollups.forget(transaction, gone));
    }

    private static SchoolKey pupilOf(IncomingEvent tombstone) {
        String[] parts = tombstone.key().split("/", -1);
        return new SchoolKey(tombstone.urn(), UUID.fromString(parts[parts.length - 1]));
    }
}
