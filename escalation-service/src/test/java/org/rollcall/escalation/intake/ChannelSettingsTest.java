package org.rollcall.escalation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connector's own defaults lose or repeat events, so every channel states its settings. */
class ChannelSettingsTest {
    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = ChannelSettingsTest.class.getResourceAsStream("/application.properties")) {
            SETTINGS.load(Objects.requireNonNull(in));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "register-events, register.events.v1",
        "leave-events, leave.events.v1",
        "register-people, register.people.v1"
    })
    void aChannelStatesWhatItsDefaultsWouldGetWrong(String channel, String topic) {
        // Given
        String prefix = "mp.messaging.incoming." + channel + ".";

        // Then
        assertThat(SETTINGS)
                .containsEntry(prefix + "topic", "${rollcall.topic-prefix:}" + topic)
                .containsEntry(prefix + "group.id", "${rollcall.topic-prefix:}escalation-" + channel)
                .containsEntry(prefix + "auto.offset.reset", "earliest")
                .containsEntry(prefix + "enable.auto.commit", "false")
                .containsEntry(prefix + "batch", "true")
                .containsEntry(prefix + "failure-strategy", "dead-letter-queue")
                .containsEntry(prefix + "dead-letter-queue.topic", "${rollcall.topic-prefix:}" + topic + ".dlq")
                .containsEntry(prefix + "dead-letter-queue.acks", "all")
                .containsEntry(prefix + "dead-letter-queue.enable.idempotence", "true")
                .containsEntry(
                        prefix + "partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }
}
