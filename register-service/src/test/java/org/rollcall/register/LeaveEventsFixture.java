package org.rollcall.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.localstack.testing.BrokerFixture;

/** Plays the leave service. */
@Singleton
public class LeaveEventsFixture extends BrokerFixture {
    private final ObjectMapper json;

    LeaveEventsFixture(
            ObjectMapper json,
            @ConfigProperty(name = "rollcall.kafka.bootstrap") String bootstrap,
            @ConfigProperty(name = "rollcall.topic-prefix") Optional<String> prefix) {
        super(bootstrap, prefix.orElse(""));
        this.json = json;
    }

    /** Tells an event, and waits until the service has taken it in. */
    public void tell(Event event) {
        try {
            tell(
                    UUID.randomUUID(),
                    Topics.LEAVE,
                    String.valueOf(event.urn()),
                    EventTypes.typeOf(event),
                    event.subject(),
                    json.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchoolTime.awaitQuiet();
    }

    @PreDestroy
    void close() {
        stop();
    }
}
