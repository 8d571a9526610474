package org.rollcall.rules.evaluation;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.evaluation.MarkSigns.Kind;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Band;
import org.rollcall.rules.policy.Condition.Absence;
import org.rollcall.rules.policy.Condition.AbsenceClass;
import org.rollcall.rules.policy.Condition.AbsenceDayN;
import org.rollcall.rules.policy.Condition.AfterFinding;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.Codes;
import org.rollcall.rules.policy.Condition.ConsecutiveAbsence;
import org.rollcall.rules.policy.Condition.Counted;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.ElapsedSinceLeave;
import org.rollcall.rules.policy.Condition.ForecastAbsence;
import org.rollcall.rules.policy.Condition.Gone;
import org.rollcall.rules.policy.Condition.Limit;
import org.rollcall.rules.policy.Condition.MarkAfterLeave;
import org.rollcall.rules.policy.Condition.MarkCount;
import org.rollcall.rules.policy.Condition.OccurrenceCount;
import org.rollcall.rules.policy.Condition.Period;
import org.rollcall.rules.policy.Condition.PupilFlagged;
import org.rollcall.rules.policy.Condition.PupilReturned;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.Condition.SpellCount;
import org.rollcall.rules.policy.Condition.SuspectedTruancy;
import org.rollcall.rules.policy.Parameter;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.RateTest;
import org.rollcall.rules.policy.Rule;

/**
 * What a policy must see of a pupil, at the least, before any rule of it can come true. Marks that stay below that need no
 * evaluation: it would find nothing. The other way round nothing is promised; where there are signs, evaluate.
 */
public final class FirstSigns {

    /** What is known of a pupil beside the marks and may matter to a rule. */
    public enum Known {
        /** A {@link CaseFact}: without one nothing that people record can come true. */
        EVENT,
        /** An {@link AbsenceReportFact}. */
        REPORT,
        /** A {@link LeaveFact}. */
        LEAVE,
        /** A {@link DatedFlag}. */
        FLAG
    }

    /**
     * A rule with what is worked out of it once.
     *
     * @param flagged whether it asks for a flag of the pupil
     * @param tests what it holds a rate against; empty for one that asks for none
     * @param rate where these stand among the tests of a school year; -1 for another window
     */
    private record Asking(Rule rule, boolean flagged, List<RateTest> tests, int rate) {}

    private final PolicyProfile profile;
    private final List<Asking> rules = new ArrayList<>();
    private final List<List<RateTest>> rates = new ArrayList<>();
    private final int minimum;
    private final boolean quietWhilePresent;

    private FirstSigns(PolicyProfile profile) {
        this.profile = profile;
        this.minimum = least(PolicyProfile.MINIMUM_POSSIBLE_SESSIONS);
        for (Rule rule : profile.rules()) {
            // Rules of all dates: the one in force is among them. What follows a finding follows one of the others.
            if (rule.when().stream().noneMatch(AfterFinding.class::isInstance)) {
                boolean flagged = rule.when().stream().anyMatch(PupilFlagged.class::isInstance);
                List<RateTest> tests = tests(rule);
                rules.add(new Asking(rule, flagged, tests, place(rule, tests)));
            }
        }
        this.quietWhilePresent = isQuiet(MarkSigns.ofPresence(rates), EnumSet.complementOf(EnumSet.of(Known.EVENT)));
    }

    /** The first signs that the policy looks for, worked out once for all pupils. */
    public static FirstSigns of(PolicyProfile profile) {
        return new FirstSigns(profile);
    }

    /** Whether a pupil who has been there always, and of whom no event is known, has no finding, whatever else is known. */
    public boolean isQuietWhilePresent() {
        return quietWhilePresent;
    }

    /**
     * Whether {@link Evaluation#evaluate} certainly finds nothing.
     *
     * @param known what of the pupil's facts is not empty
     * @param asOf local date and time at the school
     */
    public boolean isQuiet(
            PupilLedger ledger, SchoolLife life, Set<Known> known, SchoolCalendar calendar, LocalDateTime asOf) {
        return ledger.isAllPresent() && !known.contains(Known.EVENT) && quietWhilePresent
                || isQuiet(MarkSigns.of(ledger, life, calendar, asOf, rates, minimum), known);
    }

    private boolean isQuiet(MarkSigns marks, Set<Known> known) {
        for (int i = 0; i < rules.size(); i++) {
            if (shows(rules.get(i), marks, known)) {
                return false;
            }
        }
        return true;
    }

    private boolean shows(Asking asking, MarkSigns marks, Set<Known> known) {
        Rule rule = asking.rule();
        return (known.contains(Known.FLAG) || !asking.flagged())
                && switch (rule.trigger()) {
                    case AbsenceDayN trigger ->
                        marks.longest(Kind.LADDER) >= atLeastOne(trigger.day()) && isOf(trigger.of(), marks);
                    case ConsecutiveAbsence trigger ->
                        marks.longest(run(trigger.of())) >= days(trigger) && isOf(trigger.of(), marks);
                    case SpellCount trigger ->
                        marks.absences(separate(trigger.of())) >= atLeastOne(trigger.spells())
                                && isOf(trigger.of(), marks);
                    case PupilReturned trigger ->
                        marks.longest(separate(trigger.of())) >= atLeastOne(least(trigger.schoolDays()));
                    case ElapsedSinceLeave trigger ->
                        known.contains(Known.LEAVE) && marks.longest(Kind.LADDER) >= atLeastOne(trigger.schoolDays());
                    case MarkAfterLeave trigger -> known.contains(Known.LEAVE) && marks.count(trigger.codes()) > 0;
                    case ForecastAbsence trigger -> known.contains(Known.REPORT) && marks.count(trigger.codes()) > 0;
                    case CumulativeAbsence trigger -> count(trigger.counted(), marks) >= atLeastOne(trigger.sessions());
                    case MarkCount trigger -> marks.count(trigger.codes()) >= atLeastOne(least(trigger.limit()));
                    case OccurrenceCount trigger -> known.contains(Known.EVENT);
                    case SuspectedTruancy trigger ->
                        trigger.of().contains(Gone.AFTERNOON) && marks.isUnexplained()
                                || trigger.of().contains(Gone.LESSON) && known.contains(Known.EVENT);
                    case RateThreshold trigger -> rate(asking, marks);
                    case AttendanceBand trigger -> rate(asking, marks);
                };
    }

    /** A rate over the school year is known exactly; any other could have been met as soon as a session was missed. */
    private static boolean rate(Asking asking, MarkSigns marks) {
        return asking.rate() >= 0
                ? marks.isMet(asking.rate())
                : marks.absent() > 0 || asking.tests().stream().allMatch(test -> test.holds(1, 0, 0));
    }

    /** Where the tests of a school year's rate stand, those of several rules once; -1 for anything else. */
    private int place(Rule rule, List<RateTest> tests) {
        boolean ofYear = switch (rule.trigger()) {
            case RateThreshold trigger -> trigger.window() == Period.SCHOOL_YEAR;
            case AttendanceBand trigger -> trigger.window() == Period.SCHOOL_YEAR;
            default -> false;
        };
        if (ofYear && !rates.contains(tests)) {
            rates.add(tests);
        }
        return ofYear ? rates.indexOf(tests) : -1;
    }

    private List<RateTest> tests(Rule rule) {
        return switch (rule.trigger()) {
            case RateThreshold trigger -> trigger.tests();
            case AttendanceBand trigger -> tests(trigger.band());
            default -> List.of();
        };
    }

    private List<RateTest> tests(String band) {
        return profile.bands().stream()
                .filter(one -> one.id().equals(band))
                .findFirst()
                .map(Band::tests)
                .orElse(List.of());
    }

    private static int count(Counted counted, MarkSigns marks) {
        return switch (counted) {
            case Codes codes -> marks.count(codes.codes());
            case AbsenceClass.AUTHORISED -> marks.authorised();
            case AbsenceClass.UNAUTHORISED -> marks.unauthorised();
            case AbsenceClass.ANY -> marks.absent();
        };
    }

    private static boolean isOf(Absence of, MarkSigns marks) {
        return of != Absence.UNEXPLAINED || marks.isUnexplained();
    }

    /** The kind of which a run of school days is. */
    private static Kind run(Absence of) {
        return switch (of) {
            case UNEXPLAINED, UNAUTHORISED -> Kind.STATUTE;
            case ILLNESS -> Kind.ILLNESS;
            case ANY -> Kind.ANY;
        };
    }

    /** The kind of which a separate absence is. */
    private static Kind separate(Absence of) {
        return switch (of) {
            case UNEXPLAINED, UNAUTHORISED -> Kind.LADDER;
            case ILLNESS -> Kind.ILLNESS;
            case ANY -> Kind.ANY;
        };
    }

    private static int days(ConsecutiveAbsence trigger) {
        return atLeastOne(
                trigger.shortened() == null
                        ? trigger.schoolDays()
                        : Math.min(trigger.schoolDays(), trigger.shortened().schoolDays()));
    }

    private int least(Limit limit) {
        String parameter = limit.parameter();
        return parameter == null ? limit.fixed() : least(parameter);
    }

    /** A count of nothing comes true of nothing. */
    private static int atLeastOne(int wanted) {
        return Math.max(1, wanted);
    }

    /** The least that a parameter ever is. */
    private int least(String parameter) {
        return profile.parameters().stream()
                .filter(value -> value.name().equals(parameter))
                .mapToInt(Parameter::value)
                .min()
                .orElse(0);
    }
}
