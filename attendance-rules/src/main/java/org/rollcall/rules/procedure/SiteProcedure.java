package org.rollcall.rules.procedure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one policy asks for on site.
 *
 * @param policyId policy
 * @param signOut before a pupil leaves
 * @param accompanied whether a late pupil comes with a parent to sign in
 * @param lunchRule lunchtime leavers, null where the policy says nothing of them
 * @param missingProcedure missing pupils, null where the policy has no procedure
 */
public record SiteProcedure(
        String policyId,
        SignOutRule signOut,
        boolean accompanied,
        @Nullable LunchRule lunchRule,
        @Nullable MissingProcedure missingProcedure) {

    /** How lunchtime leavers are watched. */
    public Optional<LunchRule> lunch() {
        return Optional.ofNullable(lunchRule);
    }

    /** What happens when a pupil is missing. */
    public Optional<MissingProcedure> missing() {
        return Optional.ofNullable(missingProcedure);
    }
}
