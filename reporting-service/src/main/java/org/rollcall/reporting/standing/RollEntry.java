package org.rollcall.reporting.standing;

import java.util.UUID;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilUpdated;

/**
 * Where a pupil belongs according to the admission register.
 *
 * @param urn school
 * @param pupilId pupil
 * @param yearGroup national curriculum year, 0 for reception
 * @param classId registration class
 * @param revision revision of the register's entry
 */
public record RollEntry(int urn, UUID pupilId, int yearGroup, UUID classId, long revision) {
    /** The entry of a pupil who was admitted. */
    public static RollEntry of(PupilAdmitted admitted) {
        return new RollEntry(
                admitted.urn(), admitted.pupilId(), admitted.yearGroup(), admitted.classId(), admitted.revision());
    }

    /** The entry of a pupil whose data changed. */
    public static RollEntry of(PupilUpdated updated) {
        return new RollEntry(
                updated.urn(), updated.pupilId(), updated.yearGroup(), updated.classId(), updated.revision());
    }
}
