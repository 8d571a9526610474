package org.rollcall.reporting.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One row of a summary. Figures are null where a group is too small to be shown, the percentage also where no session
 * was possible.
 *
 * @param key key of the row
 * @param label what a person calls it
 * @param pupils pupils with a mark in the row
 * @param possible possible sessions
 * @param attended attended sessions
 * @param authorised sessions of authorised absence
 * @param unauthorised sessions of unauthorised absence
 * @param lates late arrivals
 * @param percent attended in percent of possible, two decimals, half up
 * @param persistentlyAbsent pupils of the row who missed 10 % or more of their possible sessions of the whole period
 * @param severelyAbsent pupils of the row who missed 50 % or more
 * @param suppressed true where a trust may not see so small a group
 */
record SummaryRow(
        String key,
        String label,
        @Nullable Integer pupils,
        @Nullable Integer possible,
        @Nullable Integer attended,
        @Nullable Integer authorised,
        @Nullable Integer unauthorised,
        @Nullable Integer lates,
        @Nullable String percent,
        @Nullable Integer persistentlyAbsent,
        @Nullable Integer severelyAbsent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suppressed) {

    static SummaryRow of(Figures figures, String label) {
        return new SummaryRow(
                figures.key().isEmpty() ? "unknown" : figures.key(),
                label,
                figures.pupils(),
                figures.tally().possible(),
                figures.tally().attended(),
                figures.tally().authorised(),
                figures.tally().unauthorised(),
                figures.tally().lates(),
                figures.tally().percentAttended().orElse(null),
                figures.persistent(),
                figures.severe(),
                null);
    }

    /** The row without any figure. */
    SummaryRow hidden() {
        return new SummaryRow(key, label, null, null, null, null, null, null, null, null, null, true);
    }

    /** The row without the number of its persistently absent pupils. */
    SummaryRow withoutPersistent() {
        return new SummaryRow(
                key,
                label,
                pupils,
                possible,
                attended,
                authorised,
                unauthorised,
                lates,
                percent,
                null,
                severelyAbsent,
                suppressed);
    }

    /** The row without the number of its severely absent pupils. */
    SummaryRow withoutSevere() {
        return new SummaryRow(
                key,
                label,
                pupils,
                possible,
                attended,
                authorised,
                unauthorised,
                lates,
                percent,
                persistentlyAbsent,
                null,
                suppressed);
    }
}
