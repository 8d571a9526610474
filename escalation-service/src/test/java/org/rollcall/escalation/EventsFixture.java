package org.rollcall.escalation;

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
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.localstack.testing.BrokerFixture;

/** Plays the other services: tells what register and leave would tell, and hears what this service tells. */
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
        boolean people = event instanceof PeopleRecord;
        String topic = people
                ? Topics.PEOPLE
                : event.getClass().getPackage().equals(LeaveGranted.class.getPackage())
                        ? Topics.LEAVE
                        : Topics.REGISTER;
        String key = people ? event.urn() + "/" + ((PeopleRecord) event).pupilId() : String.valueOf(event.urn());
        try {
            tell(id, topic, key, EventTypes.typeOf(event), event.subject(), json.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        stop();
    }
}
