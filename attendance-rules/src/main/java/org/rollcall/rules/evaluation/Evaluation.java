package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Condition.AbsenceDayN;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.ConsecutiveAbsence;
import org.rollcall.rules.policy.Condition.ContactState;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.Limit;
import org.rollcall.rules.policy.Condition.MarkCount;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.Rule;

/** The findings of a policy about one pupil at one moment. */
public final class Evaluation {

    private final PupilFacts facts;
    private final PolicyProfile profile;
    private final SpellOccasions spells;
    private final CountOccasions counts;
    private final RateOccasions rates;
    private final Qualifying qualifying;
    private final Acting acting;

    private Evaluation(
            PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, PolicyProfile profile, LocalDateTime asOf) {
        History history = History.of(ledger, facts, calendar, asOf);
        this.facts = facts;
        this.profile = profile;
        this.spells = new SpellOccasions(history, facts, asOf);
        this.counts = new CountOccasions(history, facts, calendar);
        this.rates = new RateOccasions(history, calendar, profile);
        this.qualifying = new Qualifying(facts);
        this.acting = new Acting(facts, calendar, profile);
    }

    /**
     * Replays the whole ledger up to the moment, in session order, and says what the policy has found, oldest first. Only
     * sessions whose register has closed by then count; facts dated later are ignored. Findings are those of every school
     * year in the ledger: a caller that passes fewer years must not take the absence of older findings for a retraction.
     *
     * @param asOf local date and time at the school
     */
    public static List<Finding> evaluate(
            PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, PolicyProfile profile, LocalDateTime asOf) {
        Evaluation evaluation = new Evaluation(ledger, facts, calendar, profile, asOf);
        Set<Map.Entry<String, LocalDate>> seen = new HashSet<>();
        return profile.rules().stream()
                .flatMap(evaluation::findings)
                .sorted(Comparator.comparing(Finding::raisedAt)
                        .thenComparing(Finding::ruleId)
                        .thenComparing(Finding::occurrence))
                .filter(finding -> seen.add(Map.entry(finding.ruleId(), finding.occurrence())))
                .toList();
    }

    private Stream<Finding> findings(Rule rule) {
        return occasions(rule).stream()
                .flatMap(occasion -> qualifying
                        .moment(rule, occasion)
                        .filter(moment -> rule.isInForceOn(moment.toLocalDate()))
                        .map(moment -> finding(rule, occasion, moment))
                        .stream());
    }

    private List<Occasion> occasions(Rule rule) {
        return switch (rule.trigger()) {
            case AbsenceDayN trigger -> spells.reaching(trigger, rule);
            case ConsecutiveAbsence trigger -> spells.running(trigger, rule);
            case RateThreshold trigger -> rates.crossing(trigger);
            case AttendanceBand trigger -> rates.sinking(trigger);
            case CumulativeAbsence trigger ->
                counts.reaching(
                        rule.id(),
                        trigger.codes(),
                        date -> trigger.sessions(),
                        trigger.window(),
                        rule.needsCompulsoryAge());
            case MarkCount trigger ->
                counts.reaching(
                        rule.id(),
                        trigger.codes(),
                        date -> limit(trigger.limit(), date),
                        trigger.period(),
                        rule.needsCompulsoryAge());
        };
    }

    private Finding finding(Rule rule, Occasion occasion, LocalDateTime moment) {
        boolean asksForContact =
                Stream.concat(rule.when().stream(), rule.unless().stream()).anyMatch(ContactState.class::isInstance);
        Evidence evidence = asksForContact
                ? occasion.evidence()
                        .with("contactState", new ContactHistory(facts, occasion.since(), moment).summary())
                : occasion.evidence();
        return new Finding(
                rule.id(),
                rule.cites(),
                profile.id(),
                occasion.occurrence(),
                moment,
                occasion.ended(),
                evidence,
                acting.actions(rule, moment.toLocalDate()));
    }

    private int limit(Limit limit, LocalDate date) {
        String parameter = limit.parameter();
        return parameter == null ? limit.fixed() : profile.parameter(parameter, date);
    }
}
