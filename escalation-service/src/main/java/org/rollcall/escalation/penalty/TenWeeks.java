package org.rollcall.escalation.penalty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.rollcall.escalation.penalty.ConsiderationView.Threshold;

/** The unauthorised sessions of ten school weeks, however a consideration came about (BHCET-14.5, NAT-WT.6). */
final class TenWeeks {
    private static final int WEEKS = 10;
    private static final int SESSIONS = 10;
    /** No holiday is longer than this many weeks in which nobody has to look for a school day. */
    private static final int LONGEST = 60;

    private TenWeeks() {}

    /** The sessions of the ten school weeks that end with the present one. */
    static Threshold ending(OnRecord known) {
        LocalDate monday = known.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = monday.plusDays(6);
        int weeks = hasSchool(known, monday) ? 1 : 0;
        for (int back = 0; back < LONGEST && weeks < WEEKS; back++) {
            monday = monday.minusWeeks(1);
            weeks += hasSchool(known, monday) ? 1 : 0;
        }
        int count = known.unauthorised(monday, sunday).size();
        return new Threshold(count, SESSIONS, count >= SESSIONS, monday, sunday);
    }

    private static boolean hasSchool(OnRecord known, LocalDate monday) {
        return !known.calendar()
                .schoolDays(monday, monday.plusDays(6), known.pupil().yearGroup())
                .isEmpty();
    }
}
