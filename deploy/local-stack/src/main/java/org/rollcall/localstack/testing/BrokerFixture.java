package org.rollcall.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rollcall.localstack.folder.Json;

/** Plays the other services on the real broker: tells what they would tell, and hears what the one under test tells. */
public class BrokerFixture {
    private final String bootstrap;
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;

    /** Speaks with that broker about topics whose names begin with the prefix. */
    protected BrokerFixture(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    /** Tells anything at all, and returns when the broker has it. */
    public void tell(UUID id, String topic, String key, String type, String subject, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(prefix + topic, key, data);
        Map.of("ce_id", id.toString(), "ce_type", type, "ce_subject", subject, "ce_specversion", "1.0")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that was ever told on a topic under a school's key, in order. */
    public List<Told> told(String topic, int urn) {
        List<Told> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(String.valueOf(urn))) {
                        found.add(told(record));
                    }
                }
            }
        }
        return found;
    }

    private static Told told(ConsumerRecord<String, byte[]> record) {
        try {
            return new Told(header(record, "ce_id"), header(record, "ce_type"), Json.MAPPER.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** An event as the broker has it. */
    public record Told(String id, String type, JsonNode data) {}

    /** Lets the connection go. */
    protected void stop() {
        producer.close(Duration.ofSeconds(2));
    }
}
