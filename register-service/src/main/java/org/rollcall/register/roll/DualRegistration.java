package org.rollcall.register.roll;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * The other school of a pupil who is registered at two: sessions spent there are D here.
 *
 * @param schoolName the other school
 * @param urn its URN, when it has one
 * @param mainHere whether this school is the main one, the other the subsidiary
 * @param from first day
 * @param to last day, open when absent
 * @param sessions the sessions of a week spent there; empty while none is agreed
 */
public record DualRegistration(
        String schoolName,
        @Nullable Integer urn,
        boolean mainHere,
        LocalDate from,
        @Nullable LocalDate to,
        List<Weekly> sessions) {
    /**
     * A session of each week.
     *
     * @param day day of the week
     * @param session AM or PM
     */
    public record Weekly(DayOfWeek day, Session session) {}

    /** Whether the pupil is due at the other school in that session. */
    public boolean isElsewhere(SessionRef session) {
        return isInForce(session.date())
                && sessions.contains(new Weekly(session.date().getDayOfWeek(), session.session()));
    }

    /** Whether the pupil is registered at both schools on that day. */
    public boolean isInForce(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
