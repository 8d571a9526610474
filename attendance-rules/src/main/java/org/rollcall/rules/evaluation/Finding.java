package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * A rule of the policy has come true for a pupil.
 *
 * @param clauses the clauses the rule carries out, the leading one first
 * @param occurrence what tells this occasion from others of the same rule: an absence's first day, the day of a crossing,
 *     the day that completed a count
 * @param raisedAt the local moment at which it came true
 * @param ended whether the absence that a day ladder or a run counts is over
 */
public record Finding(
        String ruleId,
        List<String> clauses,
        String policyId,
        LocalDate occurrence,
        LocalDateTime raisedAt,
        boolean ended,
        Evidence evidence,
        List<Action> actions) {

    /** By rule and occurrence, which tell findings apart: evidence and actions would be gone through each time. */
    @Override
    public int hashCode() {
        return Objects.hash(ruleId, occurrence);
    }
}
