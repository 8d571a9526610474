package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.support.inbox.IncomingEvent;

/** The event behind a record set aside: as it was kept, or else read again from its place in the topic. */
@ApplicationScoped
class SourceRecord {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_POLLS = 40;

    private final String bootstrap;

    SourceRecord(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** The event; empty when the topic does not hold it any more. */
    Uni<Optional<IncomingEvent>> of(DeadLetter letter) {
        DeadLetter.Place place = letter.place();
        if (letter.payload() != null) {
            return Uni.createFrom().item(Optional.of(kept(letter, letter.payload())));
        }
        return place == null
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom()
                        .item(() -> read(new TopicPartition(letter.topic(), place.partition()), place.offset())
                                .filter(event -> event.id().equals(letter.eventId())))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static IncomingEvent kept(DeadLetter letter, String payload) {
        DeadLetter.Place place = letter.place();
        return new IncomingEvent(
                letter.eventId(),
                letter.type(),
                letter.subject(),
                letter.urn(),
                letter.key(),
                payload.getBytes(StandardCharsets.UTF_8),
                letter.topic(),
                place == null ? -1 : place.partition(),
                place == null ? -1 : place.offset(),
                letter.traceparent());
    }

    private Optional<IncomingEvent> read(TopicPartition partition, long offset) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "max.poll.records", 1);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> only = List.of(partition);
            if (offset < consumer.beginningOffsets(only).getOrDefault(partition, 0L)
                    || offset >= consumer.endOffsets(only).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            consumer.assign(only);
            consumer.seek(partition, offset);
            for (int poll = 0; poll < MOST_POLLS; poll++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    // A compacted topic goes on with the next record that it still has.
                    return record.offset() == offset ? Optional.of(IncomingEvent.of(record)) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }
}
