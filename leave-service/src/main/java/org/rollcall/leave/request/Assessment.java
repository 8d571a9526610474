package org.rollcall.leave.request;

import java.util.Map;

/**
 * What one rule says of a request; the head decides, with this in view.
 *
 * @param ruleId stable id of the rule
 * @param clause clause of the school's policy, or of the law where the policy is silent
 * @param result whether the rule is met, or must be judged by a person
 * @param figures what the result rests on
 */
public record Assessment(String ruleId, String clause, Result result, Map<String, Object> figures) {
    /** What a rule can say. */
    public enum Result {
        MET,
        NOT_MET,
        TO_JUDGE
    }

    public Assessment {
        figures = Map.copyOf(figures);
    }
}
