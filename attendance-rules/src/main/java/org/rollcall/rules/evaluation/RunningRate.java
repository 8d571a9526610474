package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.SchoolWeeks;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * The tally of a window so far, after one session.
 *
 * @param starts whether the session is the first of its window, where windows follow each other
 * @param enough whether the pupil has had the sessions a rate waits for
 * @param from first day of the window
 */
record RunningRate(Lived session, AttendanceTally tally, boolean starts, boolean enough, LocalDate from) {

    private record Week(int number, AttendanceTally tally) {}

    /** One for every session, with each period anew; a school year begins on 1 August. */
    static List<RunningRate> of(History history, PolicyProfile profile, Periods periods, Period period) {
        List<RunningRate> rates = new ArrayList<>(history.sessions().size());
        AttendanceTally tally = AttendanceTally.EMPTY;
        DateRange window = new DateRange(LocalDate.MIN, LocalDate.MIN);
        int minimum = 0;
        for (Lived session : history.sessions()) {
            boolean starts = session.date().isAfter(window.end());
            if (starts) {
                window = periods.of(session.date(), period);
                tally = AttendanceTally.EMPTY;
                minimum = minimum(profile, window.start());
            }
            tally = tally.plus(session.mark().code());
            rates.add(new RunningRate(session, tally, starts, tally.possible() >= minimum, window.start()));
        }
        return rates;
    }

    /** One for every session, over so many school weeks that end with the session's own. */
    static List<RunningRate> of(History history, PolicyProfile profile, SchoolWeeks window) {
        List<RunningRate> rates = new ArrayList<>(history.sessions().size());
        Deque<Week> before = new ArrayDeque<>();
        Week current = new Week(-1, AttendanceTally.EMPTY);
        for (Lived session : history.sessions()) {
            if (session.week() != current.number()) {
                before.add(current);
                current = new Week(session.week(), AttendanceTally.EMPTY);
                before.removeIf(week -> week.number() <= session.week() - window.weeks());
            }
            current = new Week(
                    current.number(), current.tally().plus(session.mark().code()));
            AttendanceTally tally = current.tally();
            for (Week week : before) {
                tally = tally.plus(week.tally());
            }
            LocalDate from = history.windowStart(session.week(), window.weeks());
            rates.add(new RunningRate(session, tally, false, tally.possible() >= minimum(profile, from), from));
        }
        return rates;
    }

    private static int minimum(PolicyProfile profile, LocalDate from) {
        return profile.parameter(PolicyProfile.MINIMUM_POSSIBLE_SESSIONS, from);
    }
}
