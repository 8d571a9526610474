package org.rollcall.rules.lint;

import java.util.List;

/**
 * A point at which a policy departs from the law or the statutory guidance in force on a date, or from itself.
 *
 * @param clauses the policy's own clauses, the leading one first; empty where the policy is silent
 * @param law the clause of the national rules that it is held against
 * @param says what departs, in our own words
 */
public record Departure(Lint lint, List<String> clauses, String law, String says, Effect effect) {

    public Departure {
        clauses = List.copyOf(clauses);
    }

    /** Which of the two is carried out. */
    public enum Effect {
        /** The policy runs as written; the departure is for people to resolve. */
        POLICY_RUNS,
        /** The law runs, because a person would be harmed by the policy or the law leaves no choice. */
        LAW_RUNS
    }
}
