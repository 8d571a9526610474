package org.rollcall.rules.procedure;

import java.util.List;

/**
 * What a policy asks for before a pupil leaves the site.
 *
 * @param permission somebody must have allowed it: a named member of staff, or the adult who collects
 * @param authorisation a named member of staff must have allowed it
 * @param adultOnRecord the adult who collects must be on the pupil's record
 * @param cite clauses
 */
public record SignOutRule(boolean permission, boolean authorisation, boolean adultOnRecord, List<String> cite) {
    /** What holds under a policy that asks for nothing. */
    public static final SignOutRule NONE = new SignOutRule(false, false, false, List.of());
}
