package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A pupil who was present at the register is not in a lesson, and has not signed out.
 *
 * @param urn school
 * @param revision revision of the lesson mark
 * @param pupilId pupil
 * @param date date, local
 * @param session session that the lesson lies in, AM or PM
 * @param period period of the day, 1 and counting
 * @param missing whether the pupil is missing still; not when a later entry says otherwise
 * @param at when (school clock)
 * @param clause clause that asks to look for the pupil
 */
public record LessonMissed(
        int urn,
        long revision,
        UUID pupilId,
        LocalDate date,
        String session,
        int period,
        boolean missing,
        Instant at,
        String clause)
        implements Event {
    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId + "/lessons/" + date + "/" + period;
    }
}
