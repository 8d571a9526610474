package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * @param homeLaCode local authority the child lives in, three digits
 * @param returnDueOn day by which the authority is to have the return; the last day when absent
 * @param returnExempt whether the law asks for no return, as of leavers at the end of the school year
 * @param missing whether nobody knows where the child is, so that it is missing from education
 */
public record PupilDeleted(
        int urn,
        long revision,
        UUID pupilId,
        String ground,
        String edition,
        LocalDate lastDay,
        @Nullable String homeLaCode,
        @Nullable LocalDate returnDueOn,
        @Nullable Boolean returnExempt,
        @Nullable Boolean missing)
        implements Event {
    /** A deletion of which no more is told than the ground and the day. */
    public PupilDeleted(int urn, long revision, UUID pupilId, String ground, String edition, LocalDate lastDay) {
        this(urn, revision, pupilId, ground, edition, lastDay, null, null, null, null);
    }

    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }
}
