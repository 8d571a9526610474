package org.rollcall.escalation.letters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a rule asks for: a letter to each parent of a pupil.
 *
 * @param urn school
 * @param pupilId pupil
 * @param findingId the finding the letter rests on
 * @param ruleId rule
 * @param clauses the clauses that the rule carries out, the one to quote first
 * @param policyId policy profile
 * @param step the step of the rule; with the finding it makes the request unique
 * @param template letter id, for example {@code three-day}
 * @param needsApproval whether the profile puts the letter to a person
 * @param reviewOnly whether the finding arose from a changed or imported mark, so that nothing may leave by itself
 * @param raisedAt when (school clock)
 * @param traceparent the trace of what caused it
 */
public record LetterRequest(
        int urn,
        UUID pupilId,
        UUID findingId,
        String ruleId,
        List<String> clauses,
        String policyId,
        String step,
        String template,
        boolean needsApproval,
        boolean reviewOnly,
        Instant raisedAt,
        @Nullable String traceparent) {
    public LetterRequest {
        clauses = List.copyOf(clauses);
    }
}
