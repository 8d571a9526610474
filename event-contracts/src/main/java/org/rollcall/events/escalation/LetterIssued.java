package org.rollcall.events.escalation;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A letter to a parent came into being or moved on.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param letterId letter
 * @param findingId the finding it rests on
 * @param pupilId pupil
 * @param ruleId rule
 * @param state PROPOSED, APPROVED, SENT, UNKNOWN or CANCELLED
 * @param at when (school clock)
 */
public record LetterIssued(
        int urn, long revision, UUID letterId, UUID findingId, UUID pupilId, String ruleId, String state, Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/letters/" + letterId;
    }
}
