package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.PupilFlag;

/** A flag that is set from a date to a date, both included; null while it still is. */
public record DatedFlag(
        PupilFlag flag, LocalDate from, @Nullable LocalDate to) {

    /** Whether the flag is set on that date. */
    public boolean isSetOn(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
