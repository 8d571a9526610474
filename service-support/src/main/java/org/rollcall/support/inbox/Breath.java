package org.rollcall.support.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets a channel breathe between two batches: a lone event goes on at once, and what follows it comes together, the
 * longer the more there was. It holds the thread that asks Kafka, so that nobody asks in vain meanwhile. While somebody
 * waits for everything to be done, as whoever moves the clock does, it is not held at all.
 */
public final class Breath implements ConsumerInterceptor<String, byte[]> {
    /** The setting of a channel that says how long a breath may be, in milliseconds. */
    static final String LONGEST = "breath.longest.ms";

    private static final long FOR_EACH_EVENT = Duration.ofMillis(25).toNanos();

    private static final long AWAITED_FOR = Duration.ofSeconds(1).toNanos();

    private static volatile long awaitedAt = System.nanoTime() - AWAITED_FOR;

    private final LongSupplier nanoTime;
    private final LongConsumer hold;
    private final BooleanSupplier awaited;
    private long longest = FOR_EACH_EVENT;
    private int fullBatch = Integer.MAX_VALUE;
    private long passedAt;
    private long breath;

    /** Made by Kafka's client, which configures it next. */
    public Breath() {
        this(System::nanoTime, LockSupport::parkNanos, Breath::isAwaited);
    }

    Breath(LongSupplier nanoTime, LongConsumer hold, BooleanSupplier awaited) {
        this.nanoTime = nanoTime;
        this.hold = hold;
        this.awaited = awaited;
        this.passedAt = nanoTime.getAsLong();
    }

    /** Says that somebody waits for the last event to have had its effect; it holds for a second. */
    static void awaitEnd() {
        awaitedAt = System.nanoTime();
    }

    private static boolean isAwaited() {
        return System.nanoTime() - awaitedAt < AWAITED_FOR;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(LONGEST) instanceof Object milliseconds) {
            longest = Duration.ofMillis(Long.parseLong(milliseconds.toString())).toNanos();
        }
        if (settings.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG) instanceof Object records) {
            fullBatch = Integer.parseInt(records.toString());
        }
    }

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        for (long left = left(); left > 0 && !Thread.currentThread().isInterrupted(); left = left()) {
            hold.accept(left);
        }
        passedAt = nanoTime.getAsLong();
        // A full batch says that more lies there already: there is nothing to wait for.
        breath = records.count() >= fullBatch ? 0 : Math.min(records.count() * FOR_EACH_EVENT, longest);
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Positions are kept with the effects.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private long left() {
        return awaited.getAsBoolean() ? 0 : passedAt + breath - nanoTime.getAsLong();
    }
}
