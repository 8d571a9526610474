package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Condition.AfterFinding;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.Qualifier;
import org.rollcall.rules.policy.Condition.Trigger;
import org.rollcall.rules.policy.Condition.WeeksSince;

/**
 * One rule of a policy, in force between two dates.
 *
 * @param id the same string in finding, letter, trace and test
 * @param cites the clauses it carries out, the first one leading
 * @param to last day, or null while nothing has replaced it
 * @param trigger what brings it about
 * @param when all of these must hold then
 * @param unless if there are any and all of these hold, the rule is silent
 */
public record Rule(
        String id,
        List<String> cites,
        LocalDate from,
        @Nullable LocalDate to,
        Trigger trigger,
        List<Qualifier> when,
        List<Qualifier> unless,
        List<ActionRule> then) {

    /** Whether the rule governs what happened on that date. */
    public boolean isInForceOn(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    /** Whether the law confines the rule to days of compulsory school age: penalties and returns to the LA. */
    public boolean needsCompulsoryAge() {
        // By index, here and below: asked for each rule and pupil, and an iterator of such a list is an object each
        // time.
        for (int i = 0; i < then.size(); i++) {
            ActionRule action = then.get(i);
            if (action instanceof ActionRule.ProposePenaltyNotice || action instanceof ActionRule.NotifyLa) {
                return true;
            }
        }
        return false;
    }

    /** Whether it asks for no other rule's findings. */
    boolean isLeading() {
        return !asksForFinding(when)
                && !asksForFinding(unless)
                && !(trigger instanceof CumulativeAbsence count && count.window() instanceof WeeksSince);
    }

    private static boolean asksForFinding(List<Qualifier> qualifiers) {
        for (int i = 0; i < qualifiers.size(); i++) {
            if (qualifiers.get(i) instanceof AfterFinding) {
                return true;
            }
        }
        return false;
    }

    /** The ids of the rules of the policy that must have come true before this one can. */
    public List<String> follows() {
        Set<String> before = new LinkedHashSet<>();
        for (List<Qualifier> qualifiers : List.of(when, unless)) {
            for (Qualifier qualifier : qualifiers) {
                if (qualifier instanceof AfterFinding after) {
                    before.add(after.rule());
                }
            }
        }
        if (trigger instanceof CumulativeAbsence count && count.window() instanceof WeeksSince since) {
            before.add(since.rule());
        }
        return List.copyOf(before);
    }

    /** This rule, ended on that day at the latest. */
    Rule endedOn(LocalDate lastDay) {
        LocalDate end = to == null || to.isAfter(lastDay) ? lastDay : to;
        return new Rule(id, cites, from, end, trigger, when, unless, then);
    }
}
