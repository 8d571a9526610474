package org.rollcall.escalation.cases;

import java.time.Instant;
import java.util.UUID;
import org.rollcall.escalation.school.PupilKey;

/**
 * What the school does about one pupil's attendance.
 *
 * @param state how far it has come
 * @param openedFor the rule that came true, or why somebody opened it
 * @param revision 1 and counting
 */
public record AttendanceCase(
        UUID caseId, PupilKey pupil, CaseState state, Instant openedAt, String openedFor, long revision) {
    /** The same case after a move. */
    public AttendanceCase movedTo(CaseState next) {
        return new AttendanceCase(caseId, pupil, next, openedAt, openedFor, revision + 1);
    }
}
