package org.rollcall.leave.school;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.IncomingChannels;

class ChannelSettingsTest {
    @Test
    void noChannelLeavesToTheConnectorWhatWouldLoseEvents() {
        // Given
        IncomingChannels channels = IncomingChannels.of("leave");

        // Then
        assertThat(channels.names()).containsExactlyInAnyOrder("register-events");
        assertThat(channels.shortcomings()).isEmpty();
    }

    @Test
    void noEventWaitsLongerThanAFifthOfASecondToBeReadWithOthers() {
        // Given
        IncomingChannels channels = IncomingChannels.of("leave");

        // Then
        assertThat(channels.setting("register-events", "poll-timeout")).contains("200");
        assertThat(channels.setting("register-events", "max-queue-size-factor")).contains("1");
        assertThat(channels.setting("register-events", "breath.longest.ms")).contains("200");
    }
}
