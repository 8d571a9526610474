package org.rollcall.register.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.CodeClass;

/**
 * What the Department for Education takes of a school's day: each pupil with the items it asks for and the codes of both
 * sessions, and the codes of the seven days before that were changed since. Notes and reasons are not among them.
 *
 * @param urn school
 * @param laCode its local authority
 * @param date the day
 * @param generatedAt when it was drawn up
 * @param items pupils on roll on that day
 * @param refreshed marks of the seven days before, entered or changed on that day or after it
 * @param nextCursor always null: the set is whole
 */
public record DailyShare(
        int urn,
        String laCode,
        LocalDate date,
        Instant generatedAt,
        List<Item> items,
        List<Refreshed> refreshed,
        @Nullable String nextCursor) {
    /**
     * A pupil.
     *
     * @param upn unique pupil number
     * @param legalSurname surname
     * @param legalForename forename
     * @param dateOfBirth date of birth
     * @param sex as recorded
     * @param ethnicity DfE ethnicity code
     * @param yearGroup national curriculum year
     * @param startDate first day on roll
     * @param freeSchoolMeals whether eligible on that day
     * @param specialNeeds N, K (support) or E (plan)
     * @param lookedAfter whether looked after on that day
     * @param socialWorker whether the pupil has a social worker on that day
     * @param am code of the morning
     * @param amClass what it counts as
     * @param pm code of the afternoon
     * @param pmClass what it counts as
     */
    public record Item(
            @Nullable String upn,
            String legalSurname,
            String legalForename,
            LocalDate dateOfBirth,
            String sex,
            @Nullable String ethnicity,
            int yearGroup,
            LocalDate startDate,
            boolean freeSchoolMeals,
            String specialNeeds,
            boolean lookedAfter,
            boolean socialWorker,
            @Nullable String am,
            @Nullable CodeClass amClass,
            @Nullable String pm,
            @Nullable CodeClass pmClass) {}

    /**
     * A mark of an earlier day as it stands now.
     *
     * @param upn unique pupil number
     * @param date date
     * @param session session
     * @param code code
     * @param codeClass what it counts as
     */
    public record Refreshed(@Nullable String upn, LocalDate date, String session, String code, CodeClass codeClass) {}
}
