package org.rollcall.reporting.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.support.inbox.IncomingEvent;

/** Reads the events that a consumer wants; types that this build does not know are counted and left out. */
@ApplicationScoped
class EventReader {
    private final ObjectMapper json;
    private final MeterRegistry meters;

    EventReader(ObjectMapper json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
    }

    /**
     * The events of the batch that are of these types, in their order; the others pass by unread.
     *
     * @throws IllegalArgumentException if one has an unknown version of a known type or cannot be read
     */
    List<Event> readAll(List<IncomingEvent> batch, Set<Class<? extends Event>> wanted) {
        return batch.stream().flatMap(event -> read(event, wanted).stream()).toList();
    }

    private Optional<Event> read(IncomingEvent event, Set<Class<? extends Event>> wanted) {
        return switch (EventTypes.standing(event.type())) {
            case KNOWN ->
                EventTypes.recordOf(event.type()).filter(wanted::contains).map(type -> parse(event, type));
            case UNKNOWN_TYPE -> {
                meters.counter("rollcall.events.skipped", "topic", event.topic())
                        .increment();
                yield Optional.empty();
            }
            case UNKNOWN_VERSION -> throw new IllegalArgumentException("unknown version " + event.type());
        };
    }

    private Event parse(IncomingEvent event, Class<? extends Event> type) {
        byte[] payload = event.payload();
        if (payload == null) {
            throw new IllegalArgumentException("no data in " + event.type());
        }
        try {
            return json.readValue(payload, type);
        } catch (IOException unreadable) {
            // Without its cause: that quotes the record, and as an IOException it would be tried again for ever.
            throw new IllegalArgumentException("unreadable " + event.type());
        }
    }
}
