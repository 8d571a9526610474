package org.rollcall.escalation.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.evaluation.FirstSigns;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * A policy with the school's own answers, and the days on which it governs there.
 *
 * @param from first day of its use at the school
 * @param before first day of its successor, null while there is none
 * @param first whether the school had no policy before, so that it also governs earlier days
 * @param signs what the policy looks for in marks before anything else
 */
public record AppliedPolicy(
        LocalDate from, @Nullable LocalDate before, boolean first, PolicyProfile profile, FirstSigns signs) {

    /** A policy that is used once, its signs read off anew. */
    public AppliedPolicy(LocalDate from, @Nullable LocalDate before, boolean first, PolicyProfile profile) {
        this(from, before, first, profile, FirstSigns.of(profile));
    }

    /** Whether it governs what came true on that day. */
    public boolean governs(LocalDate day) {
        return (first || !day.isBefore(from)) && (before == null || day.isBefore(before));
    }
}
