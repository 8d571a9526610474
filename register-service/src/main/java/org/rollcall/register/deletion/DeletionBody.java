package org.rollcall.register.deletion;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deletion as it is asked for.
 *
 * @param ground letter a to o of the edition in force
 * @param edition 2024 or 2006; the one in force on the last day when absent
 * @param lastDay last day on roll
 * @param destination where the pupil goes, as far as it is known
 * @param evidence what is stated, by the names that refusals use
 */
public record DeletionBody(
        @Nullable String ground,
        @Nullable String edition,
        @Nullable String lastDay,
        @Nullable DestinationBody destination,
        @Nullable Map<String, @Nullable StatementBody> evidence) {
    /**
     * Where the pupil goes.
     *
     * @param schoolName the other school
     * @param schoolUrn its URN
     * @param startDate first day there
     * @param address future address
     * @param parentName the parent the pupil will live with there
     * @param from first day at that address
     * @param abroad whether it lies outside the country
     */
    public record DestinationBody(
            @Nullable String schoolName,
            @Nullable Integer schoolUrn,
            @Nullable String startDate,
            @Nullable String address,
            @Nullable String parentName,
            @Nullable String from,
            @Nullable Boolean abroad) {}

    /**
     * One statement.
     *
     * @param on the day it is of, or arrived, or ended
     * @param by who said or signed it
     * @param outcome of joint enquiries: NOT_FOUND, NO_PROSPECT or FOUND
     * @param lastDay the last day that a parent names
     * @param months length of an order
     * @param note anything to add
     */
    public record StatementBody(
            @Nullable String on,
            @Nullable String by,
            @Nullable String outcome,
            @Nullable String lastDay,
            @Nullable Integer months,
            @Nullable String note) {}
}
