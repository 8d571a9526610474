package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.policy.Condition.AfterFinding;
import org.rollcall.rules.policy.Condition.ContactState;
import org.rollcall.rules.policy.Condition.PupilAttribute;
import org.rollcall.rules.policy.Condition.PupilFlagged;
import org.rollcall.rules.policy.Condition.Qualifier;
import org.rollcall.rules.policy.Rule;

/** Whether the facts let a rule speak on an occasion. */
final class Qualifying {

    private final PupilFacts facts;
    private final Map<String, List<Finding>> known;

    Qualifying(PupilFacts facts, Map<String, List<Finding>> known) {
        this.facts = facts;
        this.known = known;
    }

    /** The first moment of the occasion at which all of {@code when} and not all of {@code unless} hold. */
    Optional<LocalDateTime> moment(Rule rule, Occasion occasion) {
        return occasion.moments().stream()
                .filter(moment -> all(rule.when(), occasion, moment))
                .filter(moment -> rule.unless().isEmpty() || !all(rule.unless(), occasion, moment))
                .findFirst();
    }

    private boolean all(List<Qualifier> qualifiers, Occasion occasion, LocalDateTime moment) {
        return qualifiers.stream().allMatch(qualifier -> holds(qualifier, occasion, moment));
    }

    private boolean holds(Qualifier qualifier, Occasion occasion, LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return switch (qualifier) {
            case ContactState state -> new ContactHistory(facts, occasion.since(), moment).is(state.is());
            case PupilFlagged flagged -> flagged.any().stream().anyMatch(flag -> facts.has(flag, day));
            case PupilAttribute attribute ->
                agrees(attribute.compulsoryAge(), facts.isOfCompulsoryAge(day))
                        && agrees(attribute.olderSibling(), facts.hasOlderSibling());
            case AfterFinding after ->
                known.getOrDefault(after.rule(), List.of()).stream()
                        .anyMatch(finding -> precedes(finding, occasion.since()));
        };
    }

    private static boolean precedes(Finding finding, LocalDate day) {
        LocalDate raised = finding.raisedAt().toLocalDate();
        return raised.isBefore(day) && SchoolYear.of(raised).contains(day);
    }

    private static boolean agrees(@Nullable Boolean wanted, boolean actual) {
        return wanted == null || wanted == actual;
    }
}
