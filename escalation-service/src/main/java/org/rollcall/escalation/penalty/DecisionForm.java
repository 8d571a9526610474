package org.rollcall.escalation.penalty;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.Answers;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.Proposal;
import org.rollcall.rules.penalty.Question;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * The head's answers and decision.
 *
 * @param rationale why this decision
 * @param ground why a notice is asked for; the finding's own when absent
 * @param weeks length of a notice to improve in weeks of five school days
 * @param approvedBy the named person who agrees, for a looked-after child
 * @param parents all parents, or absent: a notice is never put on one parent alone
 */
public record DecisionForm(
        @NotNull Decision decision,
        @NotNull @Size(max = 20) List<@Valid @NotNull Given> answers,
        @NotBlank @Size(max = 4_000) String rationale,
        @Size(max = 40) @Nullable String ground,
        @Nullable Integer weeks,
        @Size(max = 200) @Nullable String approvedBy,
        @Size(max = 50) @Nullable List<UUID> parents) {
    /** An answer to one question, and why. */
    public record Given(
            @NotNull Question question,
            @NotNull YesNo answer,
            @Size(max = 4_000) @Nullable String rationale) {}

    /** Yes or no. */
    public enum YesNo {
        YES,
        NO
    }

    /** Whether the authority's own question is among the answers (BHCET-22.13). */
    boolean answersForAuthority() {
        return answers.stream().anyMatch(given -> given.question() == Question.PUBLIC_INTEREST);
    }

    /**
     * What is to be decided.
     *
     * @param usual the ground of the finding itself; null where it names none
     */
    Proposal proposal(@Nullable Ground usual) {
        Map<Question, Answers.Answer> given = new EnumMap<>(Question.class);
        answers.forEach(one -> given.put(
                one.question(),
                new Answers.Answer(one.answer() == YesNo.YES, Objects.requireNonNullElse(one.rationale(), ""))));
        Ground named = ground == null || ground.isBlank()
                ? usual
                : Ground.find(ground)
                        .orElseThrow(() -> Problem.unprocessable(
                                "ground-required",
                                "No policy knows this ground.",
                                List.of(new FieldError("ground", "is not a ground for a penalty notice"))));
        return new Proposal(decision, new Answers(given), named, weeks, approvedBy);
    }
}
