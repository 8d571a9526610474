package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * Absences are still without an established reason when the school follows them up, before the time for it is over.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param chaseId this follow-up; its subject
 * @param at when (school clock)
 * @param clause clause that asks for it
 * @param marks the marks that are still N
 */
public record ReasonsChased(int urn, long revision, UUID chaseId, Instant at, String clause, List<Mark> marks)
        implements Event {
    @Override
    public String subject() {
        return urn + "/reasons-chased/" + chaseId;
    }

    /**
     * A mark without an established reason.
     *
     * @param pupilId pupil
     * @param date session date
     * @param session AM or PM
     * @param classId class of the pupil on that date
     * @param runsOutAt when it becomes O
     */
    public record Mark(UUID pupilId, LocalDate date, String session, UUID classId, Instant runsOutAt) {}
}
