package org.rollcall.reporting.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.register.PeopleRecord;

/** Hands events to the consumers as Kafka would: all at once, in the order given. */
@ApplicationScoped
public class IngestFixture {
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000_000);

    private final RegisterConsumer register;
    private final PeopleConsumer people;
    private final ObjectMapper json;

    IngestFixture(RegisterConsumer register, PeopleConsumer people, ObjectMapper json) {
        this.register = register;
        this.people = people;
        this.json = json;
    }

    /** An event that has an id, so that it can be repeated. */
    public record Sent(UUID id, String type, Event event) {
        public static Sent of(Event event) {
            return new Sent(UUID.randomUUID(), EventTypes.typeOf(event), event);
        }
    }

    public void take(Event... events) {
        takeBatch(List.of(events).stream().map(Sent::of).toList());
    }

    public void takeBatch(List<Sent> batch) {
        List<ConsumerRecord<String, byte[]>> registers = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> persons = new ArrayList<>();
        for (Sent sent : batch) {
            if (sent.event() instanceof PeopleRecord person) {
                persons.add(record("people", person.urn() + "/" + person.pupilId(), sent));
            } else {
                registers.add(record("events", String.valueOf(sent.event().urn()), sent));
            }
        }
        await(people.take(together("people", persons)));
        await(register.take(together("events", registers)));
    }

    /** The record that the register service's relay would send. */
    public ProducerRecord<String, byte[]> toSend(String topic, Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, String.valueOf(event.urn()), bytes(event));
        describe(record.headers(), Sent.of(event));
        return record;
    }

    private ConsumerRecord<String, byte[]> record(String topic, String key, Sent sent) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(topic, 0, OFFSETS.incrementAndGet(), key, bytes(sent.event()));
        describe(record.headers(), sent);
        return record;
    }

    private static void describe(Headers headers, Sent sent) {
        headers.add("ce_id", sent.id().toString().getBytes(StandardCharsets.UTF_8));
        headers.add("ce_type", sent.type().getBytes(StandardCharsets.UTF_8));
        headers.add("ce_subject", sent.event().subject().getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecords<String, byte[]> together(
            String topic, List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }

    private byte[] bytes(Event event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Uni<Void> work) {
        work.await().atMost(Duration.ofSeconds(20));
    }
}
