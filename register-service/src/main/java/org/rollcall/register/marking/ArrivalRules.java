package org.rollcall.register.marking;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * What an arrival makes of a mark, by the school's own windows. Limits are whole minutes and belong to what comes before
 * them: an arrival in the minute of the late limit is on time, in the minute of the close it is late, one minute on it is
 * after the close (KCA-12.2, KCA-12.3, BHCET-5.4, BHCET-5.6, ATT-A1.2.5, AET-3.1).
 */
final class ArrivalRules {
    private static final String LATE = "L";
    private static final String AFTER_CLOSE = "U";

    private ArrivalRules() {}

    /**
     * What the mark becomes.
     *
     * @param code attendance code
     * @param minutesLate minutes after the register began; null for one who is on time
     */
    record Arrival(String code, @Nullable Integer minutesLate) {}

    /** The code that an arrival at that time means in that session. */
    static Arrival arrival(SessionTimes times, SessionRef session, LocalTime at) {
        LocalTime minute = at.truncatedTo(ChronoUnit.MINUTES);
        if (!minute.isAfter(times.late())) {
            return new Arrival(MarkRules.presentAt(session), null);
        }
        int minutes = (int) Duration.between(times.opens(), minute).toMinutes();
        return new Arrival(minute.isAfter(times.closes()) ? AFTER_CLOSE : LATE, minutes);
    }

    /** The session that an arrival belongs to: the afternoon's from its opening on, otherwise the morning's. */
    static Optional<SessionRef> session(SchoolCalendar calendar, LocalDateTime at, int yearGroup) {
        boolean isAfternoon = calendar.isOpen(at.toLocalDate(), Session.PM, yearGroup)
                && calendar.times(at.toLocalDate(), Session.PM, yearGroup)
                        .filter(times -> !at.toLocalTime().isBefore(times.opens()))
                        .isPresent();
        Session half = isAfternoon ? Session.PM : Session.AM;
        return calendar.isOpen(at.toLocalDate(), half, yearGroup)
                ? Optional.of(new SessionRef(at.toLocalDate(), half))
                : Optional.empty();
    }

    /**
     * Whether the arrival decides the mark: where nobody has marked the pupil yet and the pupil comes late, and where the
     * reason of the absence is not established. Every other mark is somebody's decision and stays, as does the choice of
     * code where a reason for coming after the close is known (BHCET-11.1, BHCET-13.2).
     */
    static boolean decides(@Nullable String standing, Arrival arrival, boolean isReasonKnown) {
        boolean isOpen =
                standing == null ? arrival.minutesLate() != null : standing.equals(NClockRules.NOT_YET_ESTABLISHED);
        return isOpen && !(arrival.code().equals(AFTER_CLOSE) && isReasonKnown);
    }
}
