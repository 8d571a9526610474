package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Condition.AbsenceDayN;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.Codes;
import org.rollcall.rules.policy.Condition.ConsecutiveAbsence;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.ElapsedSinceLeave;
import org.rollcall.rules.policy.Condition.ForecastAbsence;
import org.rollcall.rules.policy.Condition.Limit;
import org.rollcall.rules.policy.Condition.MarkAfterLeave;
import org.rollcall.rules.policy.Condition.MarkCount;
import org.rollcall.rules.policy.Condition.OccurrenceCount;
import org.rollcall.rules.policy.Condition.PupilReturned;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.Condition.SpellCount;
import org.rollcall.rules.policy.Condition.SuspectedTruancy;
import org.rollcall.rules.policy.Condition.WeeksSince;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.Rule;

/** When the triggers of a policy came true for one pupil, each kind of trigger read in its own way. */
final class Occasions {

    private final PolicyProfile profile;
    private final SpellOccasions spells;
    private final SeparateOccasions separate;
    private final CountOccasions counts;
    private final RateOccasions rates;
    private final LeaveOccasions leaves;
    private final PeopleOccasions people;
    private final TruancyOccasions truancy;

    Occasions(
            PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, PolicyProfile profile, LocalDateTime asOf) {
        History history = History.of(ledger, facts, calendar, asOf);
        Periods periods = new Periods(calendar);
        PupilSpells absences = new PupilSpells(history);
        this.profile = profile;
        this.spells = new SpellOccasions(absences, facts, calendar, asOf);
        this.separate = new SeparateOccasions(absences, periods);
        this.counts = new CountOccasions(history, facts, periods);
        this.rates = new RateOccasions(history, periods, profile);
        this.leaves = new LeaveOccasions(history, facts);
        this.people = new PeopleOccasions(history, facts, calendar, asOf);
        this.truancy = new TruancyOccasions(history, facts, asOf);
    }

    /**
     * The occasions of a rule.
     *
     * @param known findings of other rules by rule id, for a rule that counts from one of them
     */
    List<Occasion> of(Rule rule, Map<String, List<Finding>> known) {
        return switch (rule.trigger()) {
            case AbsenceDayN trigger -> spells.reaching(trigger, rule);
            case ConsecutiveAbsence trigger -> spells.running(trigger, rule);
            case SpellCount trigger -> separate.counting(trigger);
            case PupilReturned trigger -> separate.returning(trigger, date -> limit(trigger.schoolDays(), date));
            case RateThreshold trigger -> rates.crossing(trigger);
            case AttendanceBand trigger -> rates.sinking(trigger);
            case ElapsedSinceLeave trigger -> leaves.notReturned(trigger);
            case MarkAfterLeave trigger -> leaves.directlyAfter(trigger);
            case ForecastAbsence trigger -> people.foretold(trigger);
            case OccurrenceCount trigger -> people.recorded(trigger);
            case SuspectedTruancy trigger -> truancy.suspected(trigger);
            case CumulativeAbsence trigger ->
                trigger.window() instanceof WeeksSince since
                        ? counts.since(rule, trigger, since, known.getOrDefault(since.rule(), List.of()))
                        : counts.reaching(rule, trigger.counted(), date -> trigger.sessions(), trigger.window());
            case MarkCount trigger ->
                counts.reaching(
                        rule, new Codes(trigger.codes()), date -> limit(trigger.limit(), date), trigger.period());
        };
    }

    private int limit(Limit limit, LocalDate date) {
        String parameter = limit.parameter();
        return parameter == null ? limit.fixed() : profile.parameter(parameter, date);
    }
}
