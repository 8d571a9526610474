package org.rollcall.support.inbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived.
 *
 * @param id event id
 * @param type stable type string
 * @param subject what it is about; empty when it could not be read
 * @param urn school, from the key
 * @param key the record's key
 * @param payload JSON, null for a tombstone
 * @param topic topic
 * @param partition partition
 * @param offset offset
 * @param traceparent the trace it belongs to
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record IncomingEvent(
        UUID id,
        String type,
        String subject,
        int urn,
        String key,
        byte @Nullable [] payload,
        String topic,
        int partition,
        long offset,
        @Nullable String traceparent) {

    /** Reads the CloudEvents headers; a record without them gets an id made of its place, and an empty type. */
    public static IncomingEvent of(ConsumerRecord<String, byte[]> record) {
        String id = header(record, "ce_id");
        return new IncomingEvent(
                uuid(id == null ? "" : id, record),
                orEmpty(header(record, "ce_type")),
                orEmpty(header(record, "ce_subject")),
                urn(record.key()),
                orEmpty(record.key()),
                record.value(),
                record.topic(),
                record.partition(),
                record.offset(),
                header(record, "traceparent"));
    }

    IncomingEvent tracedAs(@Nullable String own) {
        return new IncomingEvent(id, type, subject, urn, key, payload, topic, partition, offset, own);
    }

    private static UUID uuid(String id, ConsumerRecord<String, byte[]> record) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException unreadable) {
            String place = record.topic() + "/" + record.partition() + "/" + record.offset();
            return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static int urn(@Nullable String key) {
        String first = key == null ? "" : key.split("/", 2)[0];
        return first.matches("\\d{1,9}") ? Integer.parseInt(first) : 0;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
