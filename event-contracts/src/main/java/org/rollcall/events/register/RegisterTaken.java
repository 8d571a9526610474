package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A class register was taken or added to; carries the marks that are new or changed, never those that stayed.
 *
 * @param urn school
 * @param date session date, local
 * @param session AM or PM
 * @param classId class
 * @param revision revision of this class register
 * @param takenAt when the register was taken in the classroom
 * @param recordedAt when it reached the register service (school clock)
 * @param source LIVE, OFFLINE or PAPER
 * @param missing how many pupils of the class are still without a mark; absent when only an arrival was marked
 * @param marks the entries
 */
public record RegisterTaken(
        int urn,
        LocalDate date,
        String session,
        UUID classId,
        long revision,
        Instant takenAt,
        Instant recordedAt,
        String source,
        @Nullable Integer missing,
        List<Mark> marks)
        implements Event {
    @Override
    public String subject() {
        return urn + "/" + date + "/" + session + "/" + classId;
    }

    /**
     * One entry of the register.
     *
     * @param pupilId pupil
     * @param code attendance code of the edition in force on the date
     * @param minutesLate minutes after the register began, only with a late code
     * @param revision revision of this pupil's mark for this session, 1 and counting
     */
    public record Mark(UUID pupilId, String code, @Nullable Integer minutesLate, int revision) {}
}
