package org.rollcall.rules.deletion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One proof as a person stated it.
 *
 * @param on the day it is of, or arrived, or ended: what the proof asks for
 * @param by who said or signed it
 * @param outcome of enquiries
 * @param lastDay the last day that a parent names
 * @param months length of an order
 */
public record Statement(
        LocalDate on,
        @Nullable String by,
        @Nullable Outcome outcome,
        @Nullable LocalDate lastDay,
        @Nullable Integer months) {
    /** What enquiries brought. */
    public enum Outcome {
        /** Nobody knows where the pupil is. */
        NOT_FOUND,
        /** Found, and school and authority agree that there is no reasonable prospect of attendance here (2024 only). */
        NO_PROSPECT,
        /** The pupil was found and can come back. */
        FOUND
    }

    /** A statement with its day alone. */
    public static Statement of(LocalDate on) {
        return new Statement(on, null, null, null, null);
    }
}
