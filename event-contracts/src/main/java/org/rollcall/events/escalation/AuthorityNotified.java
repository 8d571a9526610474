package org.rollcall.events.escalation;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A local authority was notified.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param notificationId notification
 * @param pupilId pupil
 * @param type type of notification
 * @param laCode the authority
 * @param state WAITING, DELIVERED, ACKNOWLEDGED or CLOSED
 * @param at when (school clock)
 */
public record AuthorityNotified(
        int urn, long revision, UUID notificationId, UUID pupilId, String type, String laCode, String state, Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/notifications/" + notificationId;
    }
}
