package org.rollcall.escalation.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.policy.PolicyView.ClauseView;
import org.rollcall.rules.lint.Departure;
import org.rollcall.rules.lint.PolicyLint;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * A point at which a policy departs from the law in force, for people to read.
 *
 * @param lint kind of departure, such as {@code retention}
 * @param clauses the policy's own clauses
 * @param law what it is held against
 * @param says what departs
 * @param effect {@code POLICY_RUNS} or {@code LAW_RUNS}
 */
public record PolicyLintView(
        String lint, List<ClauseView> clauses, ClauseView law, String says, Departure.Effect effect) {
    static Page<PolicyLintView> of(PolicyProfile profile, LocalDate on) {
        return new Page<>(
                PolicyLint.lint(profile, on).stream().map(PolicyLintView::of).toList(), null);
    }

    private static PolicyLintView of(Departure departure) {
        return new PolicyLintView(
                departure.lint().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                departure.clauses().stream().map(ClauseView::of).toList(),
                ClauseView.of(departure.law()),
                departure.says(),
                departure.effect());
    }
}
