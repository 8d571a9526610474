package org.rollcall.escalation.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a school hands to another service about a pupil's attendance.
 *
 * @param school name of the school
 * @param pupil full legal name
 * @param from first day of the school year
 * @param to day of printing
 * @param absences sessions missed or late, oldest first
 * @param items the case's timeline without what is for the safeguarding lead alone, oldest first
 */
public record ReferralPack(
        String school,
        Instant printedAt,
        String pupil,
        LocalDate dateOfBirth,
        @Nullable String upn,
        String address,
        List<Parent> parents,
        String stage,
        LocalDate openedAt,
        LocalDate from,
        LocalDate to,
        Attendance attendance,
        List<Absence> absences,
        List<Item> items) {

    /** A parent, and whether the pupil lives there. */
    public record Parent(String name, String address, boolean livesWith) {}

    /** Sessions counted; the percentage has two decimals and is null while none was possible. */
    public record Attendance(
            int possible,
            int attended,
            int authorised,
            int unauthorised,
            int lates,
            @Nullable String percent) {}

    /** One session missed or late. */
    public record Absence(LocalDate date, String session, String code, String meaning) {}

    /** One thing that was found or done, in words. */
    public record Item(
            Instant at,
            String what,
            @Nullable String state,
            @Nullable String clause,
            @Nullable String by,
            @Nullable String details) {}
}
