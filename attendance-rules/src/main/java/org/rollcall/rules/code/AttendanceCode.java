package org.rollcall.rules.code;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One code of one edition of the register.
 *
 * @param symbol what stands in the register, such as {@code /} or {@code Y1}
 * @param collected whether the Department for Education collects sessions with this code
 * @param from first session date on which the code may be used
 * @param to last session date, or null while the code is in force
 */
public record AttendanceCode(
        String symbol,
        String meaning,
        CodeClass codeClass,
        OnSite onSite,
        boolean collected,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the code may be entered for a session of that date. */
    public boolean isInForceOn(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    /** Whether the pupil came late, before or after the register closed (L and U). */
    public boolean isLate() {
        return symbol.equals("L") || symbol.equals("U");
    }
}
