package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;

/**
 * Sessions of one day on which nobody, or nobody of some year groups, is due in school.
 *
 * @param sessions the closed sessions, one at least
 * @param yearGroups the year groups concerned; empty means the whole school
 */
public record Closure(
        LocalDate date,
        Set<Session> sessions,
        ClosureReason reason,
        @Nullable String note,
        Set<Integer> yearGroups) {

    public Closure {
        sessions = Set.copyOf(sessions);
        yearGroups = Set.copyOf(yearGroups);
    }

    /** Whether a pupil of the year group is not due in for that session of the closure's day. */
    public boolean closes(Session session, int yearGroup) {
        return sessions.contains(session) && (yearGroups.isEmpty() || yearGroups.contains(yearGroup));
    }
}
