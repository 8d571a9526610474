package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A pupil was entered in the admission register.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil, unique within the school
 * @param dateOfBirth for compulsory school age
 * @param yearGroup national curriculum year, 0 for reception
 * @param classId registration class
 * @param startDate first day on roll, of the first stay where there were several
 * @param lastDay last day on roll, when deleted
 * @param homeLaCode local authority the child lives in, three digits
 * @param siblings known siblings of the trust
 * @param readmittedOn first day of this stay, when it is not the first
 */
public record PupilAdmitted(
        int urn,
        long revision,
        UUID pupilId,
        LocalDate dateOfBirth,
        int yearGroup,
        UUID classId,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        String homeLaCode,
        List<UUID> siblings,
        @Nullable LocalDate readmittedOn)
        implements Event {
    /** A first admission. */
    public PupilAdmitted(
            int urn,
            long revision,
            UUID pupilId,
            LocalDate dateOfBirth,
            int yearGroup,
            UUID classId,
            LocalDate startDate,
            @Nullable LocalDate lastDay,
            String homeLaCode,
            List<UUID> siblings) {
        this(urn, revision, pupilId, dateOfBirth, yearGroup, classId, startDate, lastDay, homeLaCode, siblings, null);
    }

    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }
}
