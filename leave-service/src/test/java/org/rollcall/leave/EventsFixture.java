package org.rollcall.leave;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.localstack.testing.BrokerFixture;

/** Plays the other services: tells what the register would tell, and hears what this service tells. */
@Singleton
public class EventsFixture extends BrokerFixture {
    private final ObjectMapper json;

    EventsFixture(
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "rollcall.topic-prefix") String prefix) {
        super(bootstrap, prefix);
        this.json = json;
    }

    /** Tells an event under a fresh id. */
    public void tell(Event event) {
        tell(UUID.randomUUID(), event);
    }

    /** Tells an event under an id of the test's choice. */
    public void tell(UUID id, Event event) {
        try {
            tell(id, EventTypes.typeOf(event), event.urn(), event.subject(), json.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells anything at all in the register's name. */
    public void tell(UUID id, String type, int urn, String subject, byte[] data) {
        tell(id, Topics.REGISTER, String.valueOf(urn), type, subject, data);
    }

    @PreDestroy
    void close() {
        stop();
    }
}
