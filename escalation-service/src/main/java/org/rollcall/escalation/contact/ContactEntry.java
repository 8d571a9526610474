package org.rollcall.escalation.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.evaluation.ContactOutcome;

/**
 * One entry of the contact log.
 *
 * @param at when the contact was made
 * @param by who of the school made it
 * @param with the adult who was tried or reached
 * @param taskId the task it answered, when it did
 * @param recordedAt when it was written down (school clock)
 * @param recordedBy who wrote it down
 * @param recordedRole that person's role
 */
public record ContactEntry(
        int urn,
        UUID contactId,
        UUID pupilId,
        Instant at,
        String by,
        String channel,
        @Nullable String with,
        ContactOutcome outcome,
        @Nullable LocalDate expectedReturn,
        @Nullable String note,
        @Nullable UUID taskId,
        Instant recordedAt,
        String recordedBy,
        String recordedRole) {

    /** Whether somebody answered, so that the first-day calls about this absence have done their work. */
    public boolean reached() {
        return outcome != ContactOutcome.NO_ANSWER;
    }
}
