package org.rollcall.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "register-events,register.events.v1",
        "register-people,register.people.v1",
        "escalation-events,escalation.events.v1"
    })
    void noChannelLeavesToTheConnectorWhatWouldLoseEvents(String channel, String topic) throws IOException {
        // Given
        Properties settings = new Properties();
        try (InputStream file =
                Objects.requireNonNull(ChannelSettingsTest.class.getResourceAsStream("/application.properties"))) {
            settings.load(file);
        }
        String start = "mp.messaging.incoming." + channel + ".";

        // Then
        assertThat(settings)
                .containsEntry(start + "topic", "${rollcall.topic-prefix:}" + topic)
                .containsEntry(start + "group.id", "${rollcall.topic-prefix:}reporting-" + channel)
                .containsEntry(start + "batch", "true")
                .containsEntry(start + "auto.offset.reset", "earliest")
                .containsEntry(start + "enable.auto.commit", "false")
                .containsEntry(start + "commit-strategy", "throttled")
                .containsEntry(start + "failure-strategy", "dead-letter-queue")
                .containsEntry(start + "dead-letter-queue.topic", "${rollcall.topic-prefix:}" + topic + ".dlq")
                .containsEntry(start + "dead-letter-queue.acks", "all")
                .containsEntry(start + "dead-letter-queue.enable.idempotence", "true")
                .containsEntry(
                        start + "partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        assertThat(settings.getProperty(start + "group.id")).doesNotContainPattern("v\\d");
    }
}
