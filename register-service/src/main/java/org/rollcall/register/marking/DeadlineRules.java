package org.rollcall.register.marking;

import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.support.clock.SchoolClock;

/** When a register that is not complete is chased (KCA-9.11, KCA-9.12, BHCET-5.3, ATT-A1.3.6). */
public final class DeadlineRules {
    private DeadlineRules() {}

    /**
     * The first instant at which the register counts as overdue: the minute after the one by which the school's policy, or
     * the school itself, wants it marked; the close where neither says.
     *
     * @param yearGroup a year group with times of its own that day; null for the rest of the school
     */
    public static Instant chasedAt(SchoolSnapshot school, SessionRef session, @Nullable Integer yearGroup) {
        SessionTimes times = (yearGroup == null
                        ? school.calendar().times(session.date(), session.session())
                        : school.calendar().times(session.date(), session.session(), yearGroup))
                .orElseThrow();
        LocalTime at = school.policyOn(session.date())
                .practiceOn(session.date(), session.session(), RegisterPractice.Kind.MARKED_BY)
                .map(RegisterPractice::time)
                .filter(markedBy -> !markedBy.isBefore(times.opens()))
                .map(markedBy -> markedBy.plusMinutes(1))
                .orElse(times.closes());
        return session.date().atTime(at).atZone(SchoolClock.ZONE).toInstant();
    }
}
