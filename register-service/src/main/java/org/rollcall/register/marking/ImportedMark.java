package org.rollcall.register.marking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.rules.code.SessionRef;

/**
 * A mark from a file, already checked.
 *
 * @param pupilId pupil
 * @param session session
 * @param classId class of the pupil on that date
 * @param yearGroup year group of the pupil on that date
 * @param code attendance code
 * @param minutesLate minutes after the register began, only with a late code
 * @param reasonDue when an open reason runs out; null when none is open, or its days are over already
 */
public record ImportedMark(
        UUID pupilId,
        SessionRef session,
        UUID classId,
        int yearGroup,
        String code,
        @Nullable Integer minutesLate,
        @Nullable Instant reasonDue) {
    /** A mark of a pupil of the school; a file of past marks does not make open reasons of long ago run out. */
    public static ImportedMark of(
            SchoolSnapshot school,
            UUID pupilId,
            SessionRef session,
            String code,
            @Nullable Integer minutesLate,
            Instant now) {
        Placement placement = school.findPupil(pupilId).orElseThrow().placementOn(session.date());
        Instant due = code.equals(NClockRules.NOT_YET_ESTABLISHED)
                ? NClockRules.due(school.calendar(), session.date(), placement.yearGroup())
                : null;
        return new ImportedMark(
                pupilId,
                session,
                placement.classId(),
                placement.yearGroup(),
                code,
                minutesLate,
                due != null && due.isAfter(now) ? due : null);
    }
}
