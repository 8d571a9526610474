package org.rollcall.support.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/**
 * A record that a consumer could not process.
 *
 * @param id what it is called in the API
 * @param consumer the consumer that set it aside
 * @param eventId the event's id
 * @param urn school; 0 when the key could not be read
 * @param place where the record lies; null when that was not kept
 * @param key the record's key
 * @param type the event's type as it was written, known or not
 * @param subject the event's subject as it was written
 * @param payload content; null when it is not kept
 * @param traceparent the trace it belongs to
 * @param failure the class of the failure
 * @param state what became of it
 * @param setAsideAt when it was set aside
 * @param decision what was decided; null while it is held
 */
record DeadLetter(
        UUID id,
        String consumer,
        UUID eventId,
        int urn,
        String topic,
        @Nullable Place place,
        String key,
        String type,
        String subject,
        @Nullable String payload,
        @Nullable String traceparent,
        String failure,
        DeadLetterState state,
        Instant setAsideAt,
        @Nullable Decision decision) {
    /**
     * A place in a topic.
     *
     * @param partition partition
     * @param offset offset
     */
    record Place(int partition, long offset) {}

    /**
     * Who decided when, and why.
     *
     * @param at when
     * @param by display name
     * @param role role
     * @param reason why; null for a replay
     */
    record Decision(
            Instant at, String by, String role, @Nullable String reason) {}

    /**
     * The record, while it is held.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when somebody has decided already
     */
    DeadLetter held() {
        if (state != DeadLetterState.HELD) {
            throw Problem.conflict(
                    "dead-letter-decided", "This record was " + state.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        return this;
    }
}
