package org.rollcall.register.school;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.RegisterDefault;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** The policies that are shipped, and the session times that they propose. */
@ApplicationScoped
class PolicyCatalogue {
    private final Policies policies = Policies.load();

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

    /** The times that the policy proposes for a school that gives none of its own. */
    Optional<SessionTimes> proposed(String policyId, Session session) {
        return policies.find(policyId)
                .flatMap(profile -> profile.register().stream()
                        .filter(proposed -> proposed.session() == session)
                        .max(Comparator.comparing(RegisterDefault::from))
                        .map(RegisterDefault::times));
    }
}
