package org.rollcall.escalation.finding;

import java.time.LocalDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.School;

/** How schools are looked at in one piece of work: from one moment, with their policies up to then. */
final class SchoolViews {
    /** The local moment that a school is looked at from, and its policies up to then. */
    record View(LocalDateTime asOf, List<AppliedPolicy> policies) {}

    private final SchoolPolicies policies;
    private final LocalDateTime now;
    private final Map<School, View> views = new IdentityHashMap<>();

    SchoolViews(SchoolPolicies policies, LocalDateTime now) {
        this.policies = policies;
        this.now = now;
    }

    View of(School school) {
        return views.computeIfAbsent(school, one -> {
            LocalDateTime asOf = one.moment(now);
            return new View(asOf, policies.of(one, asOf.toLocalDate()));
        });
    }
}
