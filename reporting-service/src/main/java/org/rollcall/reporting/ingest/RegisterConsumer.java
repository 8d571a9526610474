package org.rollcall.reporting.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.reporting.live.LiveEventStore;
import org.rollcall.reporting.rollup.RollupStore;
import org.rollcall.reporting.standing.PupilStore;
import org.rollcall.reporting.standing.StandingStore;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Takes in what happens in registers: marks into figures, standing data beside them, and both into the stream. */
@ApplicationScoped
public class RegisterConsumer implements EventConsumer {
    private static final String NAME = "register-events";

    private final Intake intake;
    private final EventReader reader;
    private final StandingStore standing;
    private final PupilStore pupils;
    private final RollupStore rollups;
    private final LiveEventStore live;

    RegisterConsumer(
            Intake intake,
            EventReader reader,
            StandingStore standing,
            PupilStore pupils,
            RollupStore rollups,
            LiveEventStore live) {
        this.intake = intake;
        this.reader = reader;
        this.standing = standing;
        this.pupils = pupils;
        this.rollups = rollups;
        this.live = live;
    }

    /** Takes in a batch. */
    @Incoming("register-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return intake.take(this, records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        return apply(transaction, RegisterBatch.of(reader.readAll(events, RegisterBatch.WANTED)));
    }

    private Uni<Void> apply(SqlConnection transaction, RegisterBatch batch) {
        return standing.putSchools(transaction, batch.schools)
                .chain(() -> standing.putCalendars(transaction, batch.calendars))
                .chain(() -> standing.putClasses(transaction, batch.classes))
                .chain(classes -> pupils.putRoll(transaction, batch.roll)
                        .chain(moved -> rollups.apply(transaction, batch.marks)
                                .chain(() -> rollups.regroup(transaction, moved, classes))))
                .chain(() -> pupils.forget(transaction, batch.purged))
                .chain(() -> rollups.forget(transaction, batch.purged))
                .chain(() -> live.append(transaction, batch.notes));
    }
}
