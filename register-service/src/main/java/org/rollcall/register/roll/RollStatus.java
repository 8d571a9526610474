package org.rollcall.register.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a pupil stands on a day. */
public enum RollStatus {
    /** Entered, but the first day is still to come: Z in the register. */
    PROSPECTIVE,
    ON_ROLL,
    /** Deleted, and the last day is past. */
    LEFT;

    static RollStatus on(LocalDate date, LocalDate startDate, @Nullable LocalDate lastDay) {
        if (lastDay != null && date.isAfter(lastDay)) {
            return LEFT;
        }
        return date.isBefore(startDate) ? PROSPECTIVE : ON_ROLL;
    }
}
