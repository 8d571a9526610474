package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From which day the days of a penalty notice count. */
public enum DayCount {
    /** The day of receipt is day 1; unless it is recorded, the second working day after posting is (NAT-PN.3). */
    RECEIPT {
        @Override
        public LocalDate dayOne(LocalDate issuedOn, @Nullable LocalDate postedOn, @Nullable LocalDate receivedOn) {
            return receivedOn != null
                    ? receivedOn
                    : WorkingDays.after(Objects.requireNonNullElse(postedOn, issuedOn), POST_TAKES);
        }
    },
    /** The day of issue is day 0 (KCA-10.7, AET-7.11, ATT-A1.8.6). */
    ISSUE {
        @Override
        public LocalDate dayOne(LocalDate issuedOn, @Nullable LocalDate postedOn, @Nullable LocalDate receivedOn) {
            return issuedOn.plusDays(1);
        }
    };

    private static final int POST_TAKES = 2;

    /**
     * Day 1.
     *
     * @param postedOn when the notice was posted; on the day of issue unless it is said
     * @param receivedOn when it was received; presumed while it is not known
     */
    public abstract LocalDate dayOne(LocalDate issuedOn, @Nullable LocalDate postedOn, @Nullable LocalDate receivedOn);
}
