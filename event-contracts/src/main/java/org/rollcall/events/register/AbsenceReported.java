package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A parent told the school of an absence; the reason itself stays with the school.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param reportId report
 * @param pupilId pupil
 * @param from first day
 * @param to last day, when given
 * @param expectedReturn day of return, when given
 * @param reasonGiven whether the parent gave a reason
 * @param at when the school was told (school clock)
 */
public record AbsenceReported(
        int urn,
        long revision,
        UUID reportId,
        UUID pupilId,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate expectedReturn,
        boolean reasonGiven,
        Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/absence-reports/" + reportId;
    }
}
