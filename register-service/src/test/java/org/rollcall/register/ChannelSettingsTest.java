package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {
    private static final String CHANNEL = "mp.messaging.incoming.leave-events.";

    @Test
    void nothingThatMattersIsLeftToTheConnectorsDefaults() throws IOException {
        // Given
        Properties settings = new Properties();

        // When
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        }

        // Then
        assertThat(settings)
                .containsEntry(CHANNEL + "auto.offset.reset", "earliest")
                .containsEntry(CHANNEL + "enable.auto.commit", "false")
                .containsEntry(CHANNEL + "failure-strategy", "dead-letter-queue")
                .containsEntry(CHANNEL + "dead-letter-queue.acks", "all")
                .containsEntry(CHANNEL + "dead-letter-queue.enable.idempotence", "true")
                .containsEntry(CHANNEL + "commit-strategy", "throttled")
                .containsEntry(CHANNEL + "batch", "true")
                .containsEntry(CHANNEL + "health-enabled", "false");
        assertThat(settings.getProperty(CHANNEL + "partition.assignment.strategy"))
                .endsWith("CooperativeStickyAssignor");
        assertThat(settings.getProperty(CHANNEL + "group.id")).doesNotContainPattern("\\.?v\\d");
    }
}
