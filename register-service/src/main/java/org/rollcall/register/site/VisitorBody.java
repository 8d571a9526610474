package org.rollcall.register.site;

import org.jspecify.annotations.Nullable;

/**
 * A visitor, as sent.
 *
 * @param name visitor
 * @param organisation where from, for a pupil the other school
 * @param visiting whom or what
 * @param at when, now where none is given
 */
public record VisitorBody(
        @Nullable String name,
        @Nullable String organisation,
        @Nullable String visiting,
        @Nullable String at) {
    /**
     * A departure, as sent.
     *
     * @param at when, now where none is given
     */
    public record Departure(@Nullable String at) {}
}
