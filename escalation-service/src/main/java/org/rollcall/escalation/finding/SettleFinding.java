package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.WeeksSince;

/**
 * Ends a threshold about which a person has decided: what it counted does not count for its rule again, so that the next
 * time is a new one. Findings of other rules end by themselves.
 */
@ApplicationScoped
public class SettleFinding {
    private final FindingStore findings;
    private final SchoolPolicies policies;

    SettleFinding(FindingStore findings, SchoolPolicies policies) {
        this.findings = findings;
        this.policies = policies;
    }

    /** Notes the decision, where the rule counts sessions until somebody decides. */
    public Uni<Void> settle(SqlConnection transaction, StoredFinding finding) {
        return countsOn(finding)
                ? findings.settle(transaction, finding)
                : Uni.createFrom().voidItem();
    }

    private boolean countsOn(StoredFinding finding) {
        return policies.shipped()
                .find(finding.policyId())
                .flatMap(policy -> policy.rule(finding.ruleId(), finding.raisedOn()))
                .filter(rule -> rule.trigger() instanceof CumulativeAbsence counted
                        && !(counted.window() instanceof WeeksSince))
                .isPresent();
    }
}
