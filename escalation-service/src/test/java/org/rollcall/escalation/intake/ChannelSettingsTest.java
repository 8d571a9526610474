package org.rollcall.escalation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.IncomingChannels;

class ChannelSettingsTest {
    @Test
    void noChannelLeavesToTheConnectorWhatWouldLoseEvents() {
        // Given
        IncomingChannels channels = IncomingChannels.of("escalation");

        // Then
        assertThat(channels.names()).containsExactlyInAnyOrder("register-events", "leave-events", "register-people");
        assertThat(channels.shortcomings()).isEmpty();
    }
}
