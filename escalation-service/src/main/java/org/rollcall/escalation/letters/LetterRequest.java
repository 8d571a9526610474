package org.rollcall.escalation.letters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param fields what was given for the letter's fields
 * @param onlyParent the only parent to write to, null for all
 * @param ofFinding whether {@code findingId} is a finding; else it stands for the matter that the letter is about
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
        @Nullable String traceparent,
        Map<String, String> fields,
        @Nullable UUID onlyParent,
        boolean ofFinding) {
    public LetterRequest {
        clauses = List.copyOf(clauses);
        fields = Map.copyOf(fields);
    }

    /** What a finding's step asks for: all that is put in follows from the finding. */
    public LetterRequest(
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
        this(
                urn,
                pupilId,
                findingId,
                ruleId,
                clauses,
                policyId,
                step,
                template,
                needsApproval,
                reviewOnly,
                raisedAt,
                traceparent,
                Map.of(),
                null,
                true);
    }

    /** The same request with other values for the letter's fields. */
    LetterRequest with(Map<String, String> other) {
        return new LetterRequest(
                urn,
                pupilId,
                findingId,
                ruleId,
                clauses,
                policyId,
                step,
                template,
                needsApproval,
                reviewOnly,
                raisedAt,
                traceparent,
                other,
                onlyParent,
                ofFinding);
    }
}
