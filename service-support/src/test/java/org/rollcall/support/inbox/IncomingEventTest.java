package org.rollcall.support.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingEventTest {
    @Test
    void theEnvelopeIsReadFromTheHeaders() {
        // Given
        UUID id = UUID.randomUUID();
        ConsumerRecord<String, byte[]> record = record("900001");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", "RegisterTaken.v1");
        header(record, "ce_subject", "900001/2026-09-14/AM/x");

        // When
        IncomingEvent event = IncomingEvent.of(record);

        // Then
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.type()).isEqualTo("RegisterTaken.v1");
        assertThat(event.urn()).isEqualTo(900001);
    }

    @Test
    void aRecordWithoutAnIdHasTheSameOneEachTimeItComes() {
        // Given
        ConsumerRecord<String, byte[]> bare = record("900001");

        // When
        IncomingEvent first = IncomingEvent.of(bare);
        IncomingEvent again = IncomingEvent.of(record("900001"));

        // Then
        assertThat(first.id()).isEqualTo(again.id());
        assertThat(first.type()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"900001,900001", "900001/a-pupil,900001", "'',0", "x,0", "99999999999,0", "-1,0"})
    void theSchoolIsTheFirstPartOfTheKey(String key, int urn) {
        // Given
        ConsumerRecord<String, byte[]> record = record(key);

        // When
        IncomingEvent event = IncomingEvent.of(record);

        // Then
        assertThat(event.urn()).isEqualTo(urn);
    }

    private static ConsumerRecord<String, byte[]> record(String key) {
        return new ConsumerRecord<>("register.events.v1", 2, 17, key, new byte[0]);
    }

    private static void header(ConsumerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
