package org.rollcall.rules.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.policy.Band;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * Rates over the school year so far: the session that crosses a limit is the occasion, once per half term, and again only
 * after the rate has really been on the other side.
 */
final class RateOccasions {

    private final History history;
    private final SchoolCalendar calendar;
    private final PolicyProfile profile;

    RateOccasions(History history, SchoolCalendar calendar, PolicyProfile profile) {
        this.history = history;
        this.calendar = calendar;
        this.profile = profile;
    }

    /** Crossings into the state in which every test holds. */
    List<Occasion> crossing(RateThreshold trigger) {
        return crossings(tally -> trigger.tests().stream().allMatch(test -> test.holds(tally)) ? 1 : 0, 1);
    }

    /** Falls into the band from a better one, or into it at once; rising into it from below asks for nothing. */
    List<Occasion> sinking(AttendanceBand trigger) {
        List<String> downwards = profile.bands().stream().map(Band::id).toList();
        return crossings(
                tally -> profile.bandOf(tally)
                        .map(band -> downwards.indexOf(band.id()) + 1)
                        .orElse(0),
                downwards.indexOf(trigger.band()) + 1);
    }

    /** Moments at which the level rises to exactly the wanted one; before the minimum of sessions it is 0. */
    private List<Occasion> crossings(Function<AttendanceTally, Integer> levelOf, int wanted) {
        List<Occasion> occasions = new ArrayList<>();
        Set<DateRange> fired = new HashSet<>();
        List<CountedSession> absent = new ArrayList<>();
        AttendanceTally tally = AttendanceTally.EMPTY;
        SchoolYear year = new SchoolYear(0);
        int level = 0;
        for (Lived session : history.sessions()) {
            if (!year.contains(session.date())) {
                year = SchoolYear.of(session.date());
                tally = AttendanceTally.EMPTY;
                absent.clear();
                level = 0;
            }
            tally = tally.plus(session.mark().code());
            if (session.codeClass().isAbsence()) {
                absent.add(session.counted());
            }
            int minimum = profile.parameter(PolicyProfile.MINIMUM_POSSIBLE_SESSIONS, session.date());
            int now = tally.possible() < minimum ? 0 : levelOf.apply(tally);
            if (now == wanted && level < wanted && fired.add(halfTerm(session, year))) {
                occasions.add(Occasion.at(session.date(), session.closesAt(), evidence(tally, absent, session)));
            }
            level = now;
        }
        return occasions;
    }

    private DateRange halfTerm(Lived session, SchoolYear year) {
        return calendar.halfTermPeriodOf(session.date()).orElse(new DateRange(year.start(), year.end()));
    }

    private static Evidence evidence(AttendanceTally tally, List<CountedSession> absent, Lived session) {
        Map<String, String> figures = new HashMap<>();
        figures.put("possible", String.valueOf(tally.possible()));
        figures.put("attended", String.valueOf(tally.attended()));
        figures.put("absent", String.valueOf(tally.absent()));
        figures.put("authorised", String.valueOf(tally.authorised()));
        figures.put("unauthorised", String.valueOf(tally.unauthorised()));
        figures.put("lates", String.valueOf(tally.lates()));
        tally.percentAttended().ifPresent(percent -> figures.put("percent", percent));
        tally.percentAbsent().ifPresent(percent -> figures.put("percentAbsent", percent));
        return new Evidence(absent, figures, SchoolYear.of(session.date()).start(), session.date());
    }
}
