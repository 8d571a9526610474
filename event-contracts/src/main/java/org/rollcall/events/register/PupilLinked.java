package org.rollcall.events.register;

import java.util.UUID;
import org.rollcall.events.Event;

/**
 * Two admissions were found to be of one child, by unique pupil number.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil at this school
 * @param otherUrn the other school
 * @param otherPupilId the same child there
 */
public record PupilLinked(int urn, long revision, UUID pupilId, int otherUrn, UUID otherPupilId) implements Event {
    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId + "/links/" + otherUrn;
    }
}
