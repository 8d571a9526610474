package org.rollcall.events.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A rule of the school's policy was met.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param findingId finding
 * @param pupilId pupil
 * @param ruleId rule
 * @param occurrence occurrence key
 * @param at when (school clock)
 */
public record FindingRaised(
        int urn, long revision, UUID findingId, UUID pupilId, String ruleId, LocalDate occurrence, Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/findings/" + findingId;
    }
}
