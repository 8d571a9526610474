package org.rollcall.rules.deletion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the pupil goes, as far as it is known.
 *
 * @param schoolName the other school
 * @param startDate first day there
 * @param address future address
 * @param from first day at that address
 * @param abroad whether it lies outside the country
 */
public record Destination(
        @Nullable String schoolName,
        @Nullable LocalDate startDate,
        @Nullable String address,
        @Nullable LocalDate from,
        boolean abroad) {
    /** Nothing is known. */
    public static final Destination UNKNOWN = new Destination(null, null, null, null, false);
}
