package org.rollcall.rules.evaluation;

import java.time.LocalDate;
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

    private final List<RunningRate> rates;
    private final SchoolCalendar calendar;
    private final PolicyProfile profile;

    RateOccasions(History history, SchoolCalendar calendar, PolicyProfile profile) {
        this.rates = RunningRate.of(history, profile);
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
        int level = 0;
        for (int i = 0; i < rates.size(); i++) {
            RunningRate rate = rates.get(i);
            int before = rate.startsYear() ? 0 : level;
            level = rate.enough() ? levelOf.apply(rate.tally()) : 0;
            if (level == wanted && before < wanted && fired.add(halfTerm(rate.session()))) {
                Lived session = rate.session();
                occasions.add(Occasion.at(session.date(), session.closesAt(), evidence(i)));
            }
        }
        return occasions;
    }

    private DateRange halfTerm(Lived session) {
        SchoolYear year = SchoolYear.of(session.date());
        return calendar.halfTermPeriodOf(session.date()).orElse(new DateRange(year.start(), year.end()));
    }

    /** The sessions missed in the year up to that one, and the figures after it. */
    private Evidence evidence(int index) {
        AttendanceTally tally = rates.get(index).tally();
        LocalDate day = rates.get(index).session().date();
        SchoolYear year = SchoolYear.of(day);
        List<CountedSession> absent = rates.subList(0, index + 1).stream()
                .map(RunningRate::session)
                .filter(session -> session.codeClass().isAbsence() && year.contains(session.date()))
                .map(Lived::counted)
                .toList();
        Map<String, String> figures = new HashMap<>();
        figures.put("possible", String.valueOf(tally.possible()));
        figures.put("attended", String.valueOf(tally.attended()));
        figures.put("absent", String.valueOf(tally.absent()));
        figures.put("authorised", String.valueOf(tally.authorised()));
        figures.put("unauthorised", String.valueOf(tally.unauthorised()));
        figures.put("lates", String.valueOf(tally.lates()));
        tally.percentAttended().ifPresent(percent -> figures.put("percent", percent));
        tally.percentAbsent().ifPresent(percent -> figures.put("percentAbsent", percent));
        return new Evidence(absent, figures, year.start(), day);
    }
}
