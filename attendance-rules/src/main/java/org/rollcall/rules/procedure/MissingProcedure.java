package org.rollcall.rules.procedure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.Role;

/**
 * What a policy asks for when a pupil is missing during the school day.
 *
 * @param cite the clause that opens the procedure
 * @param tell who is told at once
 * @param searchAreas places to tick off, in order
 * @param phoneNeeded those of them that are searched with a telephone in hand
 * @param searchCite clause of the search
 * @param parentsAfterMinutes minutes without finding the pupil after which the parents are told; null when the search's
 *     end decides
 * @param parentsCite clause
 * @param policeCite clause
 * @param form who writes the incident form
 * @param flags circumstances that bring somebody else in
 * @param flagged whom they bring in
 * @param locatedCite clause of telling everybody that the pupil was found
 * @param welfareCite clause of the talk with the pupil
 * @param report who investigates and writes the report
 */
public record MissingProcedure(
        String cite,
        List<Duty> tell,
        List<String> searchAreas,
        Set<String> phoneNeeded,
        String searchCite,
        @Nullable Integer parentsAfterMinutes,
        String parentsCite,
        String policeCite,
        Duty form,
        Set<PupilFlag> flags,
        Duty flagged,
        String locatedCite,
        String welfareCite,
        Duty report) {
    /**
     * Something that a role does or is told.
     *
     * @param role who
     * @param cite clause
     */
    public record Duty(Role role, String cite) {}

    /** The minutes after which parents are told whatever the search has found. */
    public Optional<Integer> parentsDue() {
        return Optional.ofNullable(parentsAfterMinutes);
    }
}
