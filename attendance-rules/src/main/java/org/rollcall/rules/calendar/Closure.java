package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;

/**
 * Sessions of one day on which nobody, or nobody of some year groups, is due in school.
 *
 * @param sessions the closed sessions, one at least
 * @param yearGroups the year groups concerned; empty means the whole school
 * @param cause why an unplanned closure came about; null is the premises
 * @param site the site that is closed, whose year groups are those concerned; null for the whole school or year groups
 */
public record Closure(
        LocalDate date,
        Set<Session> sessions,
        ClosureReason reason,
        @Nullable String note,
        Set<Integer> yearGroups,
        @Nullable ClosureCause cause,
        @Nullable String site) {

    private static final String PLANNED = "#";
    private static final String UNABLE_2006 = "Y";

    public Closure {
        sessions = Set.copyOf(sessions);
        yearGroups = Set.copyOf(yearGroups);
    }

    /** A closure of the whole school or of year groups, without a cause to tell. */
    public Closure(
            LocalDate date,
            Set<Session> sessions,
            ClosureReason reason,
            @Nullable String note,
            Set<Integer> yearGroups) {
        this(date, sessions, reason, note, yearGroups, null, null);
    }

    /** Whether a pupil of the year group is not due in for that session of the closure's day. */
    public boolean closes(Session session, int yearGroup) {
        return sessions.contains(session) && (yearGroups.isEmpty() || yearGroups.contains(yearGroup));
    }

    /**
     * The code of the pupils concerned: {@code #} when it was planned (AET-6.5, BHCET-10.11), else that of its cause in
     * the edition of the day (BHCET-12.5).
     */
    public String code() {
        if (reason != ClosureReason.UNPLANNED) {
            return PLANNED;
        }
        if (CodeEdition.on(date).find(UNABLE_2006, date).isPresent()) {
            return UNABLE_2006;
        }
        ClosureCause presumed = yearGroups.isEmpty() ? ClosureCause.PREMISES_WHOLE : ClosureCause.PREMISES_PART;
        return (cause == null ? presumed : cause).code();
    }
}
