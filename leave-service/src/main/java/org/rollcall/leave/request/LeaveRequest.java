package org.rollcall.leave.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;

/**
 * A request for leave of absence.
 *
 * @param urn school
 * @param id request
 * @param pupilId pupil
 * @param kind kind of leave
 * @param asked days asked for
 * @param reason reason as given
 * @param requestedBy who asked
 * @param requestedOn day the school was asked
 * @param evidence what was handed in
 * @param licence performance licence as described, absent when there is none
 * @param assessment what the rules said when it was received
 * @param receivedAt when it was entered (machine clock), for the order of lists
 * @param revision 1 and counting
 * @param state where it stands
 */
public record LeaveRequest(
        int urn,
        UUID id,
        UUID pupilId,
        LeaveKind kind,
        DateRange asked,
        String reason,
        String requestedBy,
        LocalDate requestedOn,
        List<Object> evidence,
        @Nullable Object licence,
        List<Assessment> assessment,
        Instant receivedAt,
        long revision,
        LeaveState state) {

    /** The same request, one revision on, in another state. */
    public LeaveRequest become(LeaveState next) {
        return new LeaveRequest(
                urn,
                id,
                pupilId,
                kind,
                asked,
                reason,
                requestedBy,
                requestedOn,
                evidence,
                licence,
                assessment,
                receivedAt,
                revision + 1,
                next);
    }
}
