package org.rollcall.rules.penalty;

import java.util.OptionalInt;

/**
 * What a penalty notice costs, in pence (NAT-PN.1).
 *
 * @param earlyPence up to the twenty-first day
 * @param fullPence from the twenty-second day up to the twenty-eighth
 */
public record Tariff(int earlyPence, int fullPence) {
    /** The last day of the first amount. */
    public static final int EARLY_DAYS = 21;

    /** The last day on which a notice can be paid. */
    public static final int DAYS = 28;

    /** The amount on a day, counted from 1; empty once the notice can no longer be paid. */
    public OptionalInt onDay(int day) {
        if (day > DAYS) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(day <= EARLY_DAYS ? earlyPence : fullPence);
    }
}
