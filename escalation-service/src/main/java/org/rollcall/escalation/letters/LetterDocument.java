package org.rollcall.escalation.letters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;

/**
 * One letter with what it says.
 *
 * @param item the letter
 * @param clauses the clauses it carries out
 * @param policyId the policy they stand in
 * @param fields what was given for the letter's fields
 * @param text what it says
 */
public record LetterDocument(
        @JsonUnwrapped LetterItem item,
        List<String> clauses,
        String policyId,
        Map<String, String> fields,
        String text) {
    static LetterDocument of(Letter letter, String text) {
        return new LetterDocument(
                LetterItem.of(letter),
                letter.request().clauses(),
                letter.request().policyId(),
                letter.request().fields(),
                text);
    }

    /**
     * Why a letter was written.
     *
     * @param findingId the finding
     * @param ruleId its rule
     * @param clause the leading clause of the rule
     * @param says that clause's sentence, in our own words
     * @param clauses all clauses of the rule
     * @param policyId the policy they stand in
     * @param evidence the sessions counted and the figures, as stored with the finding
     */
    public record Why(
            UUID findingId,
            String ruleId,
            String clause,
            String says,
            List<String> clauses,
            String policyId,
            Map<String, Object> evidence) {
        static Why of(Letter letter, LetterFacts.Basis basis) {
            String clause = basis.clauses().isEmpty() ? "" : basis.clauses().getFirst();
            return new Why(
                    letter.request().findingId(),
                    basis.ruleId(),
                    clause,
                    Clauses.find(clause).map(Clause::says).orElse(""),
                    basis.clauses(),
                    basis.policyId(),
                    basis.evidence());
        }
    }
}
