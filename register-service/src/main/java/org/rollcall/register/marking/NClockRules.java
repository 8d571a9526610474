package org.rollcall.register.marking;

import java.time.Instant;
import java.time.LocalDate;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.support.clock.SchoolClock;

/** How long the reason of an absence may stay open: to the end of the fifth school day after the session. */
final class NClockRules {
    static final String NOT_YET_ESTABLISHED = "N";
    static final String UNKNOWN_CIRCUMSTANCES = "O";
    private static final int SCHOOL_DAYS = 5;

    private NClockRules() {}

    /** The local midnight that ends the fifth school day after the session's day. */
    static Instant due(SchoolCalendar calendar, LocalDate session, int yearGroup) {
        return calendar.schoolDaysAfter(session, SCHOOL_DAYS, yearGroup)
                .plusDays(1)
                .atStartOfDay(SchoolClock.ZONE)
                .toInstant();
    }
}
