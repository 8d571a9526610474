package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Condition.ContactState;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.Rule;

/** The findings of a policy about one pupil at one moment. */
public final class Evaluation {

    private final PupilFacts facts;
    private final PolicyProfile profile;
    private final Occasions occasions;
    private final Acting acting;
    private final Map<String, List<Finding>> known = new HashMap<>();

    private Evaluation(
            PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, PolicyProfile profile, LocalDateTime asOf) {
        this.facts = facts;
        this.profile = profile;
        this.occasions = new Occasions(ledger, facts, calendar, profile, asOf);
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
        List<Finding> found = new ArrayList<>(evaluation.findings(profile.leadingRules()));
        found.addAll(evaluation.findings(profile.followingRules()));
        if (found.isEmpty()) {
            return List.of();
        }
        Set<Map.Entry<String, LocalDate>> seen = new HashSet<>();
        return found.stream()
                .sorted(Comparator.comparing(Finding::raisedAt)
                        .thenComparing(Finding::ruleId)
                        .thenComparing(Finding::occurrence))
                .filter(finding -> seen.add(Map.entry(finding.ruleId(), finding.occurrence())))
                .toList();
    }

    /** The findings of these rules, which may ask for those of rules found before. */
    private List<Finding> findings(List<Rule> rules) {
        Qualifying qualifying = new Qualifying(facts, known);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : rules) {
            for (Occasion occasion : occasions.of(rule, known)) {
                qualifying
                        .moment(rule, occasion)
                        .filter(moment -> rule.isInForceOn(moment.toLocalDate()))
                        .ifPresent(moment -> found.add(finding(rule, occasion, moment)));
            }
        }
        if (!found.isEmpty()) {
            known.putAll(found.stream().collect(Collectors.groupingBy(Finding::ruleId)));
        }
        return found;
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
}
