package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a pupil's entry says which sessions the pupil had to attend.
 *
 * @param yearGroup the year group in the school year of the evaluation; earlier years count back from it
 * @param startDate first day on roll
 * @param lastDay last day on roll, or null
 */
public record SchoolLife(
        int yearGroup, LocalDate startDate, @Nullable LocalDate lastDay) {}
