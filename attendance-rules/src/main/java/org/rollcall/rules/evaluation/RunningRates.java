package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.SchoolWeeks;
import org.rollcall.rules.policy.PolicyProfile;

/** The window so far after each session of a pupil: where it begins, what it adds up to, and whether that is enough. */
final class RunningRates {

    private final History history;

    /** Whether windows follow each other, so that a session can be the first of its window. */
    private final boolean inTurn;

    private final int[] first;
    private final int[] minimum;
    private final LocalDate[] from;

    private RunningRates(History history, boolean inTurn) {
        int size = history.sessions().size();
        this.history = history;
        this.inTurn = inTurn;
        first = new int[size];
        minimum = new int[size];
        from = new LocalDate[size];
    }

    /** Each period anew; a school year begins on 1 August. */
    static RunningRates of(History history, PolicyProfile profile, Periods periods, Period period) {
        RunningRates rates = new RunningRates(history, true);
        DateRange window = new DateRange(LocalDate.MIN, LocalDate.MIN);
        for (int i = 0; i < rates.size(); i++) {
            LocalDate date = rates.session(i).date();
            if (date.isAfter(window.end())) {
                window = periods.of(date, period);
                rates.begin(i, i, window.start(), profile);
            } else {
                rates.goOn(i);
            }
        }
        return rates;
    }

    /** Over so many school weeks that end with the session's own. */
    static RunningRates of(History history, PolicyProfile profile, SchoolWeeks window) {
        RunningRates rates = new RunningRates(history, false);
        List<Lived> sessions = history.sessions();
        int start = 0;
        for (int i = 0; i < rates.size(); i++) {
            int week = sessions.get(i).week();
            if (i > 0 && week == sessions.get(i - 1).week()) {
                rates.goOn(i);
            } else {
                while (sessions.get(start).week() <= week - window.weeks()) {
                    start++;
                }
                rates.begin(i, start, history.windowStart(week, window.weeks()), profile);
            }
        }
        return rates;
    }

    int size() {
        return first.length;
    }

    Lived session(int index) {
        return history.sessions().get(index);
    }

    /** The tally of the window up to and with that session. */
    AttendanceTally tally(int index) {
        return history.tally(first[index], index + 1);
    }

    /** Whether the session is the first of its window, where windows follow each other. */
    boolean starts(int index) {
        return inTurn && first[index] == index;
    }

    /** Whether the pupil has had the sessions a rate waits for. */
    boolean enough(int index) {
        return tally(index).possible() >= minimum[index];
    }

    /** First day of the window. */
    LocalDate from(int index) {
        return from[index];
    }

    private void begin(int index, int start, LocalDate day, PolicyProfile profile) {
        first[index] = start;
        from[index] = day;
        minimum[index] = profile.parameter(PolicyProfile.MINIMUM_POSSIBLE_SESSIONS, day);
    }

    private void goOn(int index) {
        first[index] = first[index - 1];
        from[index] = from[index - 1];
        minimum[index] = minimum[index - 1];
    }
}
