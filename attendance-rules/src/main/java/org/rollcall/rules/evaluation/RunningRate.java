package org.rollcall.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * The tally of the school year so far, after one session.
 *
 * @param startsYear whether the session is the first of its school year
 * @param enough whether the pupil has had the sessions a rate waits for
 */
record RunningRate(Lived session, AttendanceTally tally, boolean startsYear, boolean enough) {

    /** One for every session, from 1 August of each year anew. */
    static List<RunningRate> of(History history, PolicyProfile profile) {
        List<RunningRate> rates = new ArrayList<>();
        AttendanceTally tally = AttendanceTally.EMPTY;
        SchoolYear year = new SchoolYear(0);
        int minimum = 0;
        for (Lived session : history.sessions()) {
            boolean startsYear = !year.contains(session.date());
            if (startsYear) {
                year = SchoolYear.of(session.date());
                tally = AttendanceTally.EMPTY;
                minimum = profile.parameter(PolicyProfile.MINIMUM_POSSIBLE_SESSIONS, year.start());
            }
            tally = tally.plus(session.mark().code());
            rates.add(new RunningRate(session, tally, startsYear, tally.possible() >= minimum));
        }
        return rates;
    }
}
