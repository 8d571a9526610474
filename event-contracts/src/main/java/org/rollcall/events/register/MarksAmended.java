package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * Marks were changed, or added, in another way than by taking the register: by an amendment, by the clock (N becomes O) or by an import.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param amendmentId id of the act; its subject
 * @param kind what changed them
 * @param at when (school clock)
 * @param amendments the changed marks
 */
public record MarksAmended(int urn, long revision, UUID amendmentId, Kind kind, Instant at, List<Amendment> amendments)
        implements Event {
    @Override
    public String subject() {
        return urn + "/amendments/" + amendmentId;
    }

    /** What changed the marks. */
    public enum Kind {
        /** A person gave a reason. */
        AMENDED,
        /** The reason was not established in time: N became O. */
        EXPIRED,
        /** A file of past marks. */
        IMPORTED
    }

    /**
     * One changed mark.
     *
     * @param pupilId pupil
     * @param date session date
     * @param session AM or PM
     * @param classId class of the pupil on that date
     * @param previousCode code before, absent when there was no mark
     * @param code code now
     * @param minutesLate minutes after the register began, only with a late code
     * @param revision revision of this pupil's mark for this session
     */
    public record Amendment(
            UUID pupilId,
            LocalDate date,
            String session,
            UUID classId,
            @Nullable String previousCode,
            String code,
            @Nullable Integer minutesLate,
            int revision) {}
}
