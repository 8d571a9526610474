package org.rollcall.support.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param id event id; choose it deterministically where the same thing may be told twice
 * @param topic Kafka topic
 * @param urn the key's first part, and the order in which events leave
 * @param keySuffix further part of the key behind a slash, or null
 * @param type stable type string
 * @param subject what it is about
 * @param data the event, written as JSON; null is a tombstone
 * @param traceparent the trace that caused it, or null for the running one
 */
public record OutboxEvent(
        UUID id,
        String topic,
        int urn,
        @Nullable String keySuffix,
        String type,
        String subject,
        @Nullable Object data,
        @Nullable String traceparent) {
    /** An event keyed by its school. */
    public static OutboxEvent of(String topic, int urn, String type, String subject, Object data) {
        return new OutboxEvent(UUID.randomUUID(), topic, urn, null, type, subject, data, null);
    }

    /** The same event, keyed below its school. */
    public OutboxEvent keyedBelow(String suffix) {
        return new OutboxEvent(id, topic, urn, suffix, type, subject, data, traceparent);
    }

    /** The same event under an id of its own, so that it counts once however often it is told. */
    public OutboxEvent withId(UUID own) {
        return new OutboxEvent(own, topic, urn, keySuffix, type, subject, data, traceparent);
    }

    /** The same event, as the consequence of a traced one. */
    public OutboxEvent causedBy(@Nullable String parent) {
        return new OutboxEvent(id, topic, urn, keySuffix, type, subject, data, parent);
    }

    String key() {
        return keySuffix == null ? String.valueOf(urn) : urn + "/" + keySuffix;
    }
}
