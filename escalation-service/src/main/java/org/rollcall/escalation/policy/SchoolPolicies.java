package org.rollcall.escalation.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.evaluation.FirstSigns;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * Which policy governs which days at a school. A policy that this build does not have gives way to the national rules, and
 * settings that the policy refuses to its defaults: neither may leave a school without rules.
 */
@ApplicationScoped
public class SchoolPolicies {
    private record Answered(String policyId, Map<String, String> settings) {}

    private record Resolved(PolicyProfile profile, FirstSigns signs) {}

    private static final Logger LOG = Logger.getLogger(SchoolPolicies.class);
    private static final String NATIONAL = "national";

    private final Policies policies = Policies.load();
    private final Map<Answered, Resolved> resolved = new ConcurrentHashMap<>();

    /** The policies that ship with the product. */
    public Policies shipped() {
        return policies;
    }

    /** The school's policies up to a day, in the order of their first days. */
    public List<AppliedPolicy> of(School school, LocalDate until) {
        List<SchoolConfigured.Policy> dated = school.policies().stream()
                .sorted(Comparator.comparing(SchoolConfigured.Policy::from))
                .toList();
        List<AppliedPolicy> applied = new ArrayList<>();
        for (int i = 0; i < dated.size(); i++) {
            SchoolConfigured.Policy policy = dated.get(i);
            if (i > 0 && policy.from().isAfter(until)) {
                break;
            }
            LocalDate before = i + 1 < dated.size() ? dated.get(i + 1).from() : null;
            Resolved answer =
                    resolved.computeIfAbsent(new Answered(policy.policyId(), policy.settings()), this::resolve);
            applied.add(new AppliedPolicy(policy.from(), before, i == 0, answer.profile(), answer.signs()));
        }
        return applied;
    }

    private Resolved resolve(Answered answered) {
        PolicyProfile profile = profile(answered);
        return new Resolved(profile, FirstSigns.of(profile));
    }

    private PolicyProfile profile(Answered answered) {
        PolicyProfile profile = policies.find(answered.policyId())
                .or(() -> policies.find(NATIONAL))
                .orElseThrow();
        try {
            return profile.resolve(answered.settings());
        } catch (IllegalArgumentException refused) {
            LOG.warnf("a school's settings for %s are not taken: %s", profile.id(), refused.getMessage());
            return profile;
        }
    }
}
