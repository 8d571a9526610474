package org.rollcall.support.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The service's only Kafka producer: acknowledged by all in-sync replicas, idempotent, nothing left to defaults. */
@ApplicationScoped
class EventProducer {
    static final Map<String, Object> SAFE = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_048_576);

    private final String bootstrap;
    private final String topicPrefix;
    private volatile @Nullable KafkaProducer<String, byte[]> kafka;

    EventProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "rollcall.topic-prefix") Optional<String> topicPrefix) {
        this.bootstrap = bootstrap;
        this.topicPrefix = topicPrefix.orElse("");
    }

    /** Sends records in their order; the item means that the broker has them all. */
    Uni<Void> send(List<ProducerRecord<String, byte[]>> records) {
        return Uni.createFrom()
                .completionStage(() ->
                        CompletableFuture.allOf(records.stream().map(this::send).toArray(CompletableFuture<?>[]::new)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        open().send(
                        new ProducerRecord<>(
                                topicPrefix + record.topic(), null, record.key(), record.value(), record.headers()),
                        (metadata, failure) -> {
                            if (failure == null) {
                                acknowledged.complete(metadata);
                            } else {
                                acknowledged.completeExceptionally(failure);
                            }
                        });
        return acknowledged;
    }

    private synchronized KafkaProducer<String, byte[]> open() {
        KafkaProducer<String, byte[]> open = kafka;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(SAFE);
            settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            kafka = open;
        }
        return open;
    }

    @PreDestroy
    void close() {
        KafkaProducer<String, byte[]> open = kafka;
        if (open != null) {
            open.close(Duration.ofSeconds(5));
        }
    }
}
