package org.rollcall.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.register.PeopleRecord;

/** Plays the other services: tells what the register would tell, and hears what this service tells. */
@ApplicationScoped
public class EventsFixture {
    private final ObjectMapper json;
    private final String bootstrap;
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;

    EventsFixture(
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "rollcall.topic-prefix") String prefix) {
        this.json = json;
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    /** Tells an event under a fresh id. */
    public void tell(Event event) {
        tell(UUID.randomUUID(), event);
    }

    /** Tells an event under an id of the test's choice. */
    public void tell(UUID id, Event event) {
        boolean people = event instanceof PeopleRecord;
        String topic = people ? Topics.PEOPLE : event instanceof LeaveGranted ? Topics.LEAVE : Topics.REGISTER;
        String key = people ? event.urn() + "/" + ((PeopleRecord) event).pupilId() : String.valueOf(event.urn());
        try {
            tell(id, topic, key, EventTypes.typeOf(event), event.subject(), json.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells anything at all. */
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

    private Told told(ConsumerRecord<String, byte[]> record) {
        try {
            return new Told(
                    new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                    new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                    json.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event as the broker has it. */
    public record Told(String id, String type, JsonNode data) {}

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
