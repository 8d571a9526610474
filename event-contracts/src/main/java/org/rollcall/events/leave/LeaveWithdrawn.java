package org.rollcall.events.leave;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A request, or leave already granted, was withdrawn.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param leaveId request
 * @param pupilId pupil
 * @param kind kind of leave
 * @param at when (school clock)
 */
public record LeaveWithdrawn(int urn, long revision, UUID leaveId, UUID pupilId, String kind, Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/leave-requests/" + leaveId;
    }
}
