package org.rollcall.escalation.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would have found and asked for, beside what the policies in force there find in the same marks.
 *
 * @param draft whether a draft was run
 * @param present the policies in force at the school in the period
 * @param pupils pupils whose marks were looked at
 * @param rules every rule that speaks under either, by id
 * @param steps what would be asked for, by kind of action
 * @param findings what the previewed policy finds, newest first; null for a trust, which sees no pupil
 * @param omitted findings beyond those told
 * @param assumptions parameters that the policy asks of the school and nobody has answered
 */
public record PolicyPreview(
        String policyId,
        boolean draft,
        int urn,
        LocalDate from,
        LocalDate to,
        List<String> present,
        int pupils,
        List<RuleCount> rules,
        List<StepCount> steps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Found> findings,
        int omitted,
        List<String> assumptions) {

    /**
     * One rule under both.
     *
     * @param clause the clause it leads with
     * @param says that clause in our own words
     */
    public record RuleCount(
            String ruleId, String clause, @Nullable String says, Count previewed, Count present) {}

    /** One kind of action, such as {@code send-letter}, under both. */
    public record StepCount(String action, Count previewed, Count present) {}

    /**
     * How often, and for how many pupils; both null where so few pupils are not shown to a trust.
     *
     * @param suppressed true then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(
            @Nullable Integer times,
            @Nullable Integer pupils,
            @Nullable Boolean suppressed) {
        private static final int SMALLEST_SHOWN = 5;

        static Count of(int times, int pupils) {
            return new Count(times, pupils, null);
        }

        Count forTrust() {
            boolean small = pupils != null && pupils > 0 && pupils < SMALLEST_SHOWN;
            return small ? new Count(null, null, true) : this;
        }
    }

    /**
     * One finding that would have been raised.
     *
     * @param present whether the policies in force find it too
     * @param steps the steps that would have followed
     */
    public record Found(
            UUID pupilId,
            String ruleId,
            String clause,
            LocalDate raisedOn,
            LocalDate occurrence,
            Map<String, String> figures,
            List<String> steps,
            boolean present) {}

    /** The same without pupils and without counts of so few that one could be recognised. */
    PolicyPreview forTrust() {
        return new PolicyPreview(
                policyId,
                draft,
                urn,
                from,
                to,
                present,
                pupils,
                rules.stream()
                        .map(rule -> new RuleCount(
                                rule.ruleId(),
                                rule.clause(),
                                rule.says(),
                                rule.previewed().forTrust(),
                                rule.present().forTrust()))
                        .toList(),
                steps.stream()
                        .map(step -> new StepCount(
                                step.action(),
                                step.previewed().forTrust(),
                                step.present().forTrust()))
                        .toList(),
                null,
                0,
                assumptions);
    }
}
