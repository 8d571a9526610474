package org.rollcall.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service under test told the others. */
@ApplicationScoped
public class RegisterEvents {
    private final String bootstrap;
    private final String prefix;

    RegisterEvents(
            @ConfigProperty(name = "rollcall.kafka.bootstrap") String bootstrap,
            @ConfigProperty(name = "rollcall.topic-prefix") Optional<String> prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix.orElse("");
    }

    /**
     * A record of the topic.
     *
     * @param type its type
     * @param subject what it is about
     * @param data its JSON
     */
    public record Told(String type, String subject, String data) {}

    /** Every record of the register's topic about a school, in order. */
    public List<Told> of(int urn) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + "register.events.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Told> told = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(String.valueOf(urn))) {
                        told.add(new Told(header(record, "ce_type"), header(record, "ce_subject"), record.value()));
                    }
                }
            }
            return told;
        }
    }

    /** The school's records of one type, once the outbox is empty. */
    public List<Told> of(int urn, String type) {
        SchoolTime.awaitQuiet();
        return of(urn).stream().filter(told -> told.type().equals(type)).toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
