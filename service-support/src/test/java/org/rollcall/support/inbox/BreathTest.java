package org.rollcall.support.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BreathTest {
    private long nanos = Long.MAX_VALUE - 1_000_000;
    private final List<Long> held = new ArrayList<>();
    private boolean awaited;
    private final Breath breath = new Breath(
            () -> nanos,
            left -> {
                held.add(Duration.ofNanos(left).toMillis());
                nanos += left;
            },
            () -> awaited);

    @Test
    void aLoneEventGoesOnAtOnce() {
        // When
        pass(1);
        later(26);
        pass(1);

        // Then
        assertThat(held).isEmpty();
    }

    @Test
    void theNextOneWaitsForTheRestOfABreath() {
        // When
        pass(1);
        later(10);
        pass(1);

        // Then
        assertThat(held).containsExactly(15L);
    }

    @Test
    void theMoreComeTheLongerTheBreathUpToTheLongest() {
        // Given
        breath.configure(Map.of(Breath.LONGEST, "100", "max.poll.records", 500));

        // When
        pass(3);
        pass(30);
        pass(1);

        // Then
        assertThat(held).containsExactly(75L, 100L);
    }

    @Test
    void withoutASettingABreathIsThatOfOneEvent() {
        // When
        pass(30);
        pass(1);

        // Then
        assertThat(held).containsExactly(25L);
    }

    @Test
    void nobodyWaitsAfterAFullBatch() {
        // Given
        breath.configure(Map.of(Breath.LONGEST, "100", "max.poll.records", "30"));

        // When
        pass(30);
        pass(2);

        // Then
        assertThat(held).isEmpty();
    }

    @Test
    void nobodyBreathesWhileSomebodyWaitsForTheEnd() {
        // Given
        pass(3);
        awaited = true;

        // When
        pass(3);
        awaited = false;
        pass(1);

        // Then
        assertThat(held).containsExactly(25L);
    }

    @Test
    void whatIsPassedOnIsWhatCame() {
        // Given
        ConsumerRecords<String, byte[]> records = records(2);

        // Then
        assertThat(breath.onConsume(records)).isSameAs(records);
    }

    private void pass(int count) {
        breath.onConsume(records(count));
    }

    private void later(int milliseconds) {
        nanos += Duration.ofMillis(milliseconds).toNanos();
    }

    private static ConsumerRecords<String, byte[]> records(int count) {
        TopicPartition partition = new TopicPartition("events", 0);
        return new ConsumerRecords<>(
                Map.of(
                        partition,
                        LongStream.range(0, count)
                                .mapToObj(offset -> new ConsumerRecord<>("events", 0, offset, "1", new byte[0]))
                                .toList()),
                Map.of());
    }
}
