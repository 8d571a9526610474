package org.rollcall.register.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A school's attendance as a school census collects it: sessions of each pupil who was on roll on any of its days and four
 * to fifteen years old on the 31 August of that school year, leavers included (ATT-A1.3.1, BHCET-12.6).
 *
 * @param urn school
 * @param laCode its local authority
 * @param collection the census, such as 2027-spring
 * @param from first day
 * @param to last day
 * @param complete whether the last day is over
 * @param generatedAt when it was drawn up
 * @param items a line for each pupil and period
 * @param nextCursor always null: the set is whole
 */
public record Census(
        int urn,
        String laCode,
        String collection,
        LocalDate from,
        LocalDate to,
        boolean complete,
        Instant generatedAt,
        List<Item> items,
        @Nullable String nextCursor) {
    /**
     * A pupil in a term, or in a half of the summer term.
     *
     * @param period autumn, spring, summer-first-half or summer-second-half
     * @param upn unique pupil number
     * @param legalSurname surname
     * @param legalForename forename
     * @param dateOfBirth date of birth
     * @param sex as recorded
     * @param yearGroup national curriculum year on the last day
     * @param age full years on the 31 August with which the year of schooling begins
     * @param entryDate first day on roll
     * @param leavingDate last day on roll, for leavers
     * @param possible possible sessions
     * @param missed sessions missed, authorised or not
     * @param authorised of them authorised; absent for four-year-olds, whose absence is not split
     * @param unauthorised of them not authorised; absent for four-year-olds
     * @param codes sessions by code, of the codes that are collected
     */
    public record Item(
            String period,
            @Nullable String upn,
            String legalSurname,
            String legalForename,
            LocalDate dateOfBirth,
            String sex,
            int yearGroup,
            int age,
            LocalDate entryDate,
            @Nullable LocalDate leavingDate,
            int possible,
            int missed,
            @Nullable Integer authorised,
            @Nullable Integer unauthorised,
            SortedMap<String, Integer> codes) {}
}
