package org.rollcall.localstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class IncomingChannelsTest {

    @Test
    void what_a_channel_leaves_out_or_sets_unsafely_is_named() {
        Properties settings = new Properties();
        settings.setProperty("mp.messaging.incoming.leave-events.auto.offset.reset", "latest");

        IncomingChannels channels = new IncomingChannels("register", settings);

        assertThat(channels.names()).containsExactly("leave-events");
        assertThat(channels.shortcomings())
                .contains(
                        "leave-events: auto.offset.reset is latest, not earliest",
                        "leave-events: dead-letter-queue.acks is null, not all",
                        "leave-events: group.id is null, not ${rollcall.topic-prefix:}register-leave-events");
    }
}
