package org.rollcall.reporting.ingest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.reporting.rollup.RollupStore;
import org.rollcall.reporting.standing.PupilStore;
import org.rollcall.reporting.standing.SchoolKey;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes in people records for the characteristics in them; a tombstone erases the pupil. */
@ApplicationScoped
public class PeopleConsumer {
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
        return intake.take("register-people", batch, (transaction, events) -> {
            List<SchoolKey> gone = events.stream()
                    .filter(event -> event.payload() == null)
                    .map(PeopleConsumer::pupilOf)
                    .toList();
            List<PeopleRecord> records =
                    reader
                            .readAll(events.stream()
                                    .filter(event -> event.payload() != null)
                                    .toList())
                            .stream()
                            .filter(PeopleRecord.class::isInstance)
                            .map(PeopleRecord.class::cast)
                            .toList();
            return pupils.putPeople(transaction, records)
                    .chain(() -> pupils.forget(transaction, gone))
                    .chain(() -> rollups.forget(transaction, gone));
        });
    }

    private static SchoolKey pupilOf(IncomingEvent tombstone) {
        String[] parts = tombstone.key().split("/", -1);
        return new SchoolKey(tombstone.urn(), UUID.fromString(parts[parts.length - 1]));
    }
}
