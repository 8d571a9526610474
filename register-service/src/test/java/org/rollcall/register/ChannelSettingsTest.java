package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.IncomingChannels;

class ChannelSettingsTest {
    @Test
    void noChannelLeavesToTheConnectorWhatWouldLoseEvents() {
        // Given
        IncomingChannels channels = IncomingChannels.of("register");

        // Then
        assertThat(channels.names()).containsExactlyInAnyOrder("leave-events");
        assertThat(channels.shortcomings()).isEmpty();
    }
}
