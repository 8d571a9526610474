package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.util.Collection;

/** Two notices to one parent for one child in three years, and no third (KCA-10.5, NAT-PN.1). */
public final class NoticeLimit {
    private static final int YEARS = 3;

    private NoticeLimit() {}

    /**
     * Which notice one issued on that day would be.
     *
     * @param earlier the dates of issue of this parent's other notices for this child, without those withdrawn
     * @param formerCount whether notices of the former regime count as well
     */
    public static Offence offence(Collection<LocalDate> earlier, LocalDate on, boolean formerCount) {
        if (PenaltyRegime.on(on) == PenaltyRegime.FORMER) {
            return Offence.FIRST;
        }
        return Offence.after((int) earlier.stream()
                .filter(issued -> counts(issued, on, formerCount))
                .count());
    }

    /** Whether an earlier notice counts on a day: issued in the three years that end with it, the anniversary left out. */
    public static boolean counts(LocalDate issued, LocalDate on, boolean formerCount) {
        return !issued.isAfter(on)
                && issued.isAfter(on.minusYears(YEARS))
                && (formerCount || PenaltyRegime.on(issued) == PenaltyRegime.NATIONAL_FRAMEWORK);
    }
}
