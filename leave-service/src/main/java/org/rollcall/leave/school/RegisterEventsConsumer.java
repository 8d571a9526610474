package org.rollcall.leave.school;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.leave.attendance.MarkStore;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;

/** Keeps the copies of schools, calendars, the roll and its marks up to date; the rest passes by unread. */
@ApplicationScoped
public class RegisterEventsConsumer implements EventConsumer {
    private static final String NAME = "leave-roll";
    private static final Set<Class<? extends Event>> WANTED = Set.of(
            SchoolConfigured.class,
            CalendarChanged.class,
            PupilAdmitted.class,
            PupilUpdated.class,
            PupilDeleted.class,
            PupilPurged.class,
            RegisterTaken.class,
            MarksAmended.class);

    private final Intake intake;
    private final RollStore roll;
    private final MarkStore marks;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    RegisterEventsConsumer(Intake intake, RollStore roll, MarkStore marks, ObjectMapper json, MeterRegistry meters) {
        this.intake = intake;
        this.roll = roll;
        this.marks = marks;
        this.json = json;
        this.meters = meters;
    }

    @Incoming("register-events")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return intake.take(this, batch);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events) {
        RegisterBatch batch = new RegisterBatch();
        for (IncomingEvent event : events) {
            wanted(event).ifPresent(type -> batch.add(read(event, type)));
        }
        return roll.keepSchools(transaction, batch.schools())
                .chain(() -> roll.keepCalendars(transaction, batch.calendars()))
                .chain(() -> roll.erase(transaction, batch.purged()))
                .chain(() -> roll.keepRoll(transaction, batch.roll()))
                .chain(() -> marks.keep(transaction, batch.marks()));
    }

    private Optional<Class<? extends Event>> wanted(IncomingEvent event) {
        return switch (EventTypes.standing(event.type())) {
            case UNKNOWN_VERSION -> throw new IllegalArgumentException("unknown version " + event.type());
            case UNKNOWN_TYPE -> {
                meters.counter("rollcall.events.skipped").increment();
                yield Optional.empty();
            }
            case KNOWN ->
                EventTypes.recordOf(event.type()).filter(WANTED::contains).map(type -> type);
        };
    }

    private <E> E read(IncomingEvent incoming, Class<E> type) {
        try {
            return json.readValue(Objects.requireNonNull(incoming.payload(), "an event without data"), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
