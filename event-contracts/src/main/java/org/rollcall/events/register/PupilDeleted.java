package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A pupil's name was deleted from the admission register.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil
 * @param ground letter of the ground
 * @param edition edition of the grounds, 2024 or 2006
 * @param lastDay last day on roll
 */
public record PupilDeleted(int urn, long revision, UUID pupilId, String ground, String edition, LocalDate lastDay)
        implements Event {
    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }
}
