package org.rollcall.register.school;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.RegisterDefault;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** The policies that are shipped, and the session times that they propose. */
@ApplicationScoped
public class PolicyCatalogue {
    private record Answered(String policyId, Map<String, String> settings) {}

    private static final Logger LOG = Logger.getLogger(PolicyCatalogue.class);
    private static final String NATIONAL = "national";

    private final Policies policies = Policies.load();
    private final Map<Answered, PolicyProfile> resolved = new ConcurrentHashMap<>();

    /**
     * A policy with a school's answers. One that this build does not have gives way to the national rules, and answers
     * that the policy refuses to its defaults: neither may keep registers from being taken.
     */
    public PolicyProfile answered(String policyId, Map<String, String> settings) {
        return resolved.computeIfAbsent(new Answered(policyId, settings), this::resolve);
    }

    private PolicyProfile resolve(Answered answered) {
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

    /** Answers 422 when no policy with this id is shipped. */
    void requireKnown(String policyId) {
        if (!policies.ids().contains(policyId)) {
            throw Problem.unprocessable(
                    "unknown-policy",
                    "There is no such policy.",
                    List.of(new FieldError(
                            "policyId",
                            "must be one of "
                                    + String.join(
                                            ", ",
                                            policies.ids().stream().sorted().toList()))));
        }
    }

    /**
     * Answers 422 when the policy does not take one of these answers: it locks the setting (ODST-0.1), does not ask for
     * it, or wants another value.
     */
    void requireAnswers(String policyId, Map<String, String> settings) {
        PolicyProfile profile = policies.find(policyId).orElseThrow();
        settings.forEach((name, value) -> {
            try {
                profile.resolve(Map.of(name, value));
            } catch (IllegalArgumentException refused) {
                String why = String.valueOf(refused.getMessage());
                throw Problem.unprocessable(
                        profile.locksSetting(name) ? "setting-locked" : "invalid-setting",
                        "The policy does not take this setting: " + why + ".",
                        List.of(new FieldError("settings." + name, why)));
            }
        });
    }

    /** The times that the policy proposes for a school that gives none of its own. */
    Optional<SessionTimes> proposed(String policyId, Session session) {
        return policies.find(policyId)
                .flatMap(profile -> profile.register().stream()
                        .filter(proposed -> proposed.session() == session)
                        .max(Comparator.comparing(RegisterDefault::from))
                        .map(RegisterDefault::times));
    }
}
