package org.rollcall.support.inbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.PendingWork;

/** How many records of this service's topics have not had their effect yet. */
@ApplicationScoped
public class ConsumerLag implements PendingWork {
    private static final String PROGRESS =
            "SELECT topic, partition, min(next_offset) AS next_offset FROM consumer_progress GROUP BY topic, partition";

    private final Pool pool;
    private final String bootstrap;
    private final List<String> topics;
    private volatile @Nullable Admin admin;
    private volatile List<TopicPartition> partitions = List.of();

    ConsumerLag(Pool pool, Config config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.pool = pool;
        this.bootstrap = bootstrap;
        this.topics = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic"))
                // What a channel sets aside waits for a person, not for this service.
                .filter(name -> !name.endsWith(".dead-letter-queue.topic"))
                .map(name -> config.getValue(name, String.class))
                .distinct()
                .toList();
    }

    @Override
    public Uni<String> left() {
        Breath.awaitEnd();
        return unread().map(behind -> behind == 0 ? "" : behind + " unread events");
    }

    /** The number of records, over all partitions of the service's topics. */
    Uni<Long> unread() {
        if (topics.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        Uni<Map<TopicPartition, Long>> ends =
                Uni.createFrom().item(this::ends).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return ends.chain(end -> progress()
                .map(next -> end.entrySet().stream()
                        .mapToLong(entry -> entry.getValue() - next.getOrDefault(entry.getKey(), 0L))
                        .filter(behind -> behind > 0)
                        .sum()));
    }

    private Uni<Map<TopicPartition, Long>> progress() {
        return pool.query(PROGRESS).execute().map(rows -> {
            Map<TopicPartition, Long> next = new HashMap<>();
            for (Row row : rows) {
                next.put(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2));
            }
            return next;
        });
    }

    private Map<TopicPartition, Long> ends() {
        try {
            Admin open = open();
            if (partitions.isEmpty()) {
                partitions = open.describeTopics(topics).allTopicNames().get().values().stream()
                        .flatMap(ConsumerLag::partitionsOf)
                        .toList();
            }
            Map<TopicPartition, ListOffsetsResultInfo> latest = open.listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get();
            return latest.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static java.util.stream.Stream<TopicPartition> partitionsOf(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private synchronized Admin open() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(Map.of("bootstrap.servers", bootstrap));
            admin = open;
        }
        return open;
    }

    @PreDestroy
    void close() {
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ofSeconds(2));
        }
    }
}
