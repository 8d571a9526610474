package org.rollcall.events.register;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A pupil came onto the site outside the taking of registers.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param siteEventId entry of the signing book
 * @param pupilId pupil
 * @param at when (school clock)
 */
public record PupilSignedIn(int urn, long revision, UUID siteEventId, UUID pupilId, Instant at) implements Event {
    @Override
    public String subject() {
        return urn + "/site-events/" + siteEventId;
    }
}
