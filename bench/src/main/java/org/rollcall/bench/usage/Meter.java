package org.rollcall.bench.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.process.ProcessEntry;

/** Reads what the stack and the driver have used so far. */
public final class Meter implements AutoCloseable {

    /** The process that sends. */
    public static final String DRIVER = "driver";

    private static final String COUNTERS = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,"
            + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    private final Map<String, Long> pids = new TreeMap<>();
    private final Connection database;
    private final Admin kafka;
    private final List<String> topics;

    /**
     * A meter of these processes and servers.
     *
     * @param database a superuser's connection, which the meter closes
     */
    public Meter(List<ProcessEntry> processes, Connection database, Admin kafka, List<String> topics) {
        processes.forEach(process -> pids.put(process.name(), process.pid()));
        pids.put(DRIVER, ProcessHandle.current().pid());
        this.database = database;
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
    }

    /** What was used since the servers began. */
    public Cost read() {
        try (Statement statement = database.createStatement();
                ResultSet counters = statement.executeQuery(COUNTERS)) {
            counters.next();
            return new Cost(
                    byProcess(ProcessorTime::millisOfTree), counters.getLong(1), counters.getLong(2), records());
        } catch (SQLException refused) {
            throw new StackException("PostgreSQL does not tell its counters: " + refused.getMessage(), refused);
        }
    }

    /** Kibibytes by process, now. */
    public Map<String, Long> memory() {
        return byProcess(ProcessorTime::kibibytesOfTree);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        } finally {
            kafka.close();
        }
    }

    private interface Figure {
        long of(long pid, Set<Long> apart, Map<Long, List<Long>> children);
    }

    private Map<String, Long> byProcess(Figure figure) {
        Set<Long> apart = Set.copyOf(pids.values());
        Map<Long, List<Long>> children = ProcessorTime.children();
        Map<String, Long> figures = new TreeMap<>();
        pids.forEach((name, pid) -> figures.put(name, figure.of(pid, apart, children)));
        return figures;
    }

    /** The offset behind the last record of each partition of a topic, now. */
    public Map<Integer, Long> ends(String topic) {
        Map<Integer, Long> ends = new TreeMap<>();
        ends(List.of(topic)).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    private long records() {
        return ends(topics).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends(List<String> of) {
        try {
            Map<TopicPartition, OffsetSpec> ends = kafka.describeTopics(of).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return kafka.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException refused) {
            throw new StackException("Kafka does not tell its offsets: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", interrupted);
        }
    }
}
