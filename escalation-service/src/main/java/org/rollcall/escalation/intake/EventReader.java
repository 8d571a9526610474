package org.rollcall.escalation.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.support.inbox.IncomingEvent;

/** Reads an event of a known type; an unknown type is skipped, an unknown version or an unreadable record refused. */
@ApplicationScoped
class EventReader {
    private static final Logger LOG = Logger.getLogger(EventReader.class);

    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The event, empty when its type is unknown here.
     *
     * @throws IllegalArgumentException for an unknown version, a missing body or another school than the key's
     * @throws UncheckedIOException when the body cannot be read
     */
    Optional<Event> read(IncomingEvent incoming) {
        byte[] payload = incoming.payload();
        return switch (EventTypes.standing(incoming.type())) {
            case UNKNOWN_TYPE -> {
                LOG.infof("skipped an event of type %s", incoming.type());
                yield Optional.empty();
            }
            case UNKNOWN_VERSION -> throw new IllegalArgumentException("unknown version " + incoming.type());
            case KNOWN -> {
                if (payload == null) {
                    throw new IllegalArgumentException("an event without a body");
                }
                Event event =
                        parse(payload, EventTypes.recordOf(incoming.type()).orElseThrow());
                if (event.urn() != incoming.urn()) {
                    throw new IllegalArgumentException("an event under another school's key");
                }
                yield Optional.of(event);
            }
        };
    }

    private Event parse(byte[] payload, Class<? extends Event> type) {
        try {
            Event event = json.readValue(payload, type);
            if (event == null) {
                throw new IllegalArgumentException("an empty event");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEvent(e);
        }
    }

    /** The record is no event of its type: another try would read the same. */
    static final class UnreadableEvent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEvent(IOException cause) {
            // Without the cause: a failure of reading must not pass for one of the network.
            super(cause.getClass().getSimpleName());
        }
    }
}
