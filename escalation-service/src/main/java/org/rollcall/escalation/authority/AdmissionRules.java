package org.rollcall.escalation.authority;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;

/**
 * Of which new pupils the school's authority is told (regulation 13(1) to (3)): of all but those of the most junior class
 * who start with the school year, unless the authority asks for them.
 */
final class AdmissionRules {
    static final String TYPE = "NEW_PUPIL";
    static final String CLAUSE = "NAT-2024.13d";
    /** The law says days, not school days. */
    private static final int DAYS = 5;

    private AdmissionRules() {}

    /**
     * What is known of the school.
     *
     * @param phase phase of the school, null while unknown
     * @param calendar its calendar, null while unknown
     * @param firstRegister the first day of which it has taken a register here
     * @param standardReturned whether the authority asks for the standard transition too
     */
    record Admitting(
            @Nullable String phase,
            @Nullable SchoolCalendar calendar,
            LocalDate firstRegister,
            boolean standardReturned) {}

    /** Whether a pupil who starts on that day in that year group is returned. */
    static boolean isReturned(LocalDate start, int yearGroup, Admitting school) {
        return start.isAfter(school.firstRegister())
                && (school.standardReturned() || !isStandardTransition(start, yearGroup, school));
    }

    /** The last day of the return: the fifth after the name is entered. */
    static LocalDate dueOn(LocalDate start) {
        return start.plusDays(DAYS);
    }

    /** The most junior class, on the year group's first school day of the year or before. */
    private static boolean isStandardTransition(LocalDate start, int yearGroup, Admitting school) {
        return mostJunior(school.phase()).contains(yearGroup) && !start.isAfter(firstDay(start, yearGroup, school));
    }

    private static LocalDate firstDay(LocalDate start, int yearGroup, Admitting school) {
        SchoolYear year = SchoolYear.of(start);
        LocalDate fallback = year.start().withMonth(9).withDayOfMonth(30);
        SchoolCalendar calendar = school.calendar();
        return calendar == null
                ? fallback
                : calendar.schoolDays(year.start(), year.end(), yearGroup).stream()
                        .findFirst()
                        .orElse(fallback);
    }

    private static Set<Integer> mostJunior(@Nullable String phase) {
        return switch (phase) {
            case "SECONDARY" -> Set.of(7);
            case "PRIMARY", "ALL_THROUGH", "SPECIAL" -> Set.of(0);
            case null, default -> Set.of(0, 7);
        };
    }
}
