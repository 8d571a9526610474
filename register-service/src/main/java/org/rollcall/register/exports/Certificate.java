package org.rollcall.register.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pupil's attendance over a period, as it is certified.
 *
 * @param school name of the school
 * @param printedAt when it is printed
 * @param pupil full legal name
 * @param dateOfBirth date of birth
 * @param upn unique pupil number
 * @param className class on the last date
 * @param startDate first day on roll
 * @param lastDay last day on roll, when deleted
 * @param from first date
 * @param to last date
 * @param summary sessions counted
 * @param codes sessions by code
 */
public record Certificate(
        String school,
        Instant printedAt,
        String pupil,
        LocalDate dateOfBirth,
        @Nullable String upn,
        String className,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        LocalDate from,
        LocalDate to,
        Summary summary,
        List<CodeCount> codes) {
    /**
     * Sessions counted.
     *
     * @param possible sessions that could be attended
     * @param attended sessions attended
     * @param authorised absences with permission
     * @param unauthorised absences without
     * @param lates late arrivals
     * @param percent attended in percent of possible, two decimals; null while none was possible
     */
    public record Summary(
            int possible,
            int attended,
            int authorised,
            int unauthorised,
            int lates,
            @Nullable String percent) {}

    /**
     * Sessions with a code.
     *
     * @param symbol code
     * @param meaning meaning
     * @param sessions how many
     */
    public record CodeCount(String symbol, String meaning, int sessions) {}
}
