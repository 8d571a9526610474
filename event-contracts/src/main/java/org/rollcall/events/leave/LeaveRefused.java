package org.rollcall.events.leave;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * The head refused leave.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param leaveId request
 * @param pupilId pupil
 * @param kind kind of leave
 * @param from first day
 * @param to last day
 * @param at when (school clock)
 */
public record LeaveRefused(
        int urn, long revision, UUID leaveId, UUID pupilId, String kind, LocalDate from, LocalDate to, Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/leave-requests/" + leaveId;
    }
}
