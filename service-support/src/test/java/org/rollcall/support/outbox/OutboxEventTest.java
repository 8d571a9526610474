package org.rollcall.support.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class OutboxEventTest {
    private static final OutboxEvent EVENT = OutboxEvent.of("topic.v1", 900001, "Told.v1", "900001/x", "data");

    @Test
    void theKeyIsTheSchoolOrLiesBelowIt() {
        // Given
        OutboxEvent person = EVENT.keyedBelow("a-pupil");

        // When
        String key = person.key();

        // Then
        assertThat(key).isEqualTo("900001/a-pupil");
        assertThat(EVENT.key()).isEqualTo("900001");
    }

    @Test
    void anIdOfItsOwnMakesTheEventCountOnce() {
        // Given
        UUID own = UUID.nameUUIDFromBytes(new byte[] {1});

        // When
        OutboxEvent event = EVENT.withId(own).causedBy("00-a-b-01");

        // Then
        assertThat(event.id()).isEqualTo(own);
        assertThat(event.subject()).isEqualTo(EVENT.subject());
        assertThat(event.traceparent()).isEqualTo("00-a-b-01");
    }

    @Test
    void theProducerLeavesNothingThatMattersToDefaults() {
        // Given
        var settings = EventProducer.SAFE;

        // When
        Object acks = settings.get(ProducerConfig.ACKS_CONFIG);

        // Then
        assertThat(acks).isEqualTo("all");
        assertThat(settings).containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        assertThat(settings)
                .hasEntrySatisfying(
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        inFlight -> assertThat((Integer) inFlight).isLessThanOrEqualTo(5));
    }
}
