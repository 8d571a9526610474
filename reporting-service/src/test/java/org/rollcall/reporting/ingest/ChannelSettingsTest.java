package org.rollcall.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.IncomingChannels;

class ChannelSettingsTest {
    @Test
    void noChannelLeavesToTheConnectorWhatWouldLoseEvents() {
        // Given
        IncomingChannels channels = IncomingChannels.of("reporting");

        // Then
        assertThat(channels.names())
                .containsExactlyInAnyOrder("register-events", "register-people", "escalation-events");
        assertThat(channels.shortcomings()).isEmpty();
    }
}
