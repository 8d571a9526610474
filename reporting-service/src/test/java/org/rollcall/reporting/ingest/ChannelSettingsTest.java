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

    @Test
    void noEventWaitsToBeReadWithOthersAndAnIdleConsumerSleeps() {
        // Given
        IncomingChannels channels = IncomingChannels.of("reporting");

        // Then
        for (String channel : channels.names()) {
            assertThat(channels.setting(channel, "fetch.min.bytes")).as(channel).isEmpty();
            assertThat(channels.setting(channel, "fetch.max.wait.ms"))
                    .as(channel)
                    .isEmpty();
            assertThat(channels.setting(channel, "poll-timeout")).as(channel).contains("200");
            assertThat(channels.setting(channel, "max-queue-size-factor"))
                    .as(channel)
                    .contains("1");
        }
        assertThat(channels.setting("register-events", "breath.longest.ms")).contains("100");
    }
}
