package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.policy.Band;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.Condition.SchoolWeeks;
import org.rollcall.rules.policy.Condition.WeeksSince;
import org.rollcall.rules.policy.Condition.Window;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.RateTest;

/**
 * Rates over a window so far: the session that crosses a limit is the occasion, once per half term, and again only
 * after the rate has really been on the other side.
 */
final class RateOccasions {

    private final History history;
    private final Periods periods;
    private final PolicyProfile profile;
    private final Map<Window, RunningRates> known = new HashMap<>();
    private final Map<Window, int[]> bandsOf = new HashMap<>();
    private final List<List<RateTest>> testsOfBands;

    RateOccasions(History history, Periods periods, PolicyProfile profile) {
        this.history = history;
        this.periods = periods;
        this.profile = profile;
        this.testsOfBands = profile.bands().stream().map(Band::tests).toList();
    }

    /** Crossings into the state in which every test holds. */
    List<Occasion> crossing(RateThreshold trigger) {
        RunningRates rates = known.computeIfAbsent(trigger.window(), this::rates);
        return crossings(rates, index -> level(trigger.tests(), rates.tally(index)), 1);
    }

    /** Falls into the band from a better one, or into it at once; rising into it from below asks for nothing. */
    List<Occasion> sinking(AttendanceBand trigger) {
        RunningRates rates = known.computeIfAbsent(trigger.window(), this::rates);
        int[] bands = bandsOf.computeIfAbsent(trigger.window(), window -> bands(rates));
        return crossings(rates, index -> bands[index], position(trigger.band()));
    }

    /** Moments at which the level rises to exactly the wanted one; before the minimum of sessions it is 0. */
    private List<Occasion> crossings(RunningRates rates, IntUnaryOperator levelAt, int wanted) {
        List<Occasion> occasions = new ArrayList<>();
        Set<DateRange> fired = new HashSet<>();
        int level = 0;
        for (int i = 0; i < rates.size(); i++) {
            int before = rates.starts(i) ? 0 : level;
            level = rates.enough(i) ? levelAt.applyAsInt(i) : 0;
            if (level == wanted
                    && before < wanted
                    && fired.add(periods.of(rates.session(i).date(), Period.HALF_TERM))) {
                Lived session = rates.session(i);
                occasions.add(Occasion.at(session.date(), session.closesAt(), evidence(rates, i)));
            }
        }
        return occasions;
    }

    /** The position of the band after each session, from 1 for the highest; every band rule reads the same ones. */
    private int[] bands(RunningRates rates) {
        return IntStream.range(0, rates.size())
                .map(index -> position(rates.tally(index)))
                .toArray();
    }

    private int position(AttendanceTally tally) {
        for (int i = 0; i < testsOfBands.size(); i++) {
            if (level(testsOfBands.get(i), tally) == 1) {
                return i + 1;
            }
        }
        return 0;
    }

    private int position(String band) {
        List<Band> bands = profile.bands();
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).id().equals(band)) {
                return i + 1;
            }
        }
        return 0;
    }

    private RunningRates rates(Window window) {
        return switch (window) {
            case Period period -> RunningRates.of(history, profile, periods, period);
            case SchoolWeeks weeks -> RunningRates.of(history, profile, weeks);
            case WeeksSince since -> throw new IllegalArgumentException("no rate is taken since " + since.rule());
        };
    }

    private static int level(List<RateTest> tests, AttendanceTally tally) {
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).holds(tally)) {
                return 0;
            }
        }
        return 1;
    }

    /** The sessions missed in the window up to that one, and the figures after it. */
    private Evidence evidence(RunningRates rates, int index) {
        AttendanceTally tally = rates.tally(index);
        Lived last = rates.session(index);
        LocalDate day = last.date();
        LocalDate from = rates.from(index);
        List<CountedSession> absent = new ArrayList<>();
        for (Lived session : history.notable()) {
            if (session.codeClass().isAbsence()
                    && !session.date().isBefore(from)
                    && !session.closesAt().isAfter(last.closesAt())) {
                absent.add(session.counted());
            }
        }
        Map<String, String> figures = new HashMap<>();
        figures.put("possible", String.valueOf(tally.possible()));
        figures.put("attended", String.valueOf(tally.attended()));
        figures.put("absent", String.valueOf(tally.absent()));
        figures.put("authorised", String.valueOf(tally.authorised()));
        figures.put("unauthorised", String.valueOf(tally.unauthorised()));
        figures.put("lates", String.valueOf(tally.lates()));
        tally.percentAttended().ifPresent(percent -> figures.put("percent", percent));
        tally.percentAbsent().ifPresent(percent -> figures.put("percentAbsent", percent));
        return new Evidence(absent, figures, from, day);
    }
}
