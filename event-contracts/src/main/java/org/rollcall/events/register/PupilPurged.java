package org.rollcall.events.register;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A pupil's data reached the end of its retention and was erased; every consumer erases it too.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil
 * @param at when (school clock)
 */
public record PupilPurged(int urn, long revision, UUID pupilId, Instant at) implements Event {
    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }
}
