package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.Question;

/**
 * A consideration with all that the head decides on.
 *
 * @param says the leading clause in our own words
 * @param decider who decides
 * @param evidence the finding's sessions with the codes they have today
 * @param stillN counted sessions without a reason yet; nothing is referred while there is any
 * @param threshold the unauthorised sessions of the last ten school weeks beside the national ten
 * @param questions what is answered before a decision
 * @param grounds the grounds that the school's policy admits
 * @param objections what stands against a referral today
 * @param reminders what the policy would have had first
 * @param parents every parent, with earlier notices and what a notice of today would cost
 * @param elsewhere the same child at other schools of the trust; shown, not counted
 * @param improvement the notice to improve; absent while there is none
 * @param changes what happened, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsiderationView(
        UUID considerationId,
        UUID pupilId,
        UUID findingId,
        String ruleId,
        String clause,
        @Nullable String says,
        String policyId,
        Stage state,
        Instant stateAt,
        LocalDate openedOn,
        String decider,
        @Nullable Ground ground,
        Evidence evidence,
        int stillN,
        Threshold threshold,
        Guards guards,
        List<Asked> questions,
        List<Ground> grounds,
        List<Remark> objections,
        List<Remark> reminders,
        List<ParentView> parents,
        List<Elsewhere> elsewhere,
        @Nullable Improvement improvement,
        List<Happened> changes,
        long revision) {
    /** Unauthorised sessions in ten school weeks, and whether they reach the national threshold. */
    public record Threshold(int count, int needed, boolean met, LocalDate from, LocalDate to) {}

    /** What guards the child. */
    public record Guards(boolean compulsorySchoolAge, boolean socialWorker, boolean lookedAfter) {}

    /** A question, and who answers it: the school or the authority. */
    public record Asked(Question question, String answeredBy) {}

    /** Something that stands against a decision, or that the policy would have had first. */
    public record Remark(String code, String message, String clause) {}

    /**
     * A parent.
     *
     * @param offence which notice one of today would be
     * @param early what it would cost at first, in pounds; absent where none may be issued
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ParentView(
            UUID parentId,
            String name,
            Offence offence,
            @Nullable String early,
            @Nullable String full,
            List<NoticeView> notices) {}

    /**
     * A notice to improve.
     *
     * @param schoolDays length in school days
     * @param unauthorised the unauthorised sessions of the period so far
     */
    public record Improvement(LocalDate from, LocalDate to, int schoolDays, List<CountedSession> unauthorised) {}

    /** Something that happened. */
    public record Happened(Instant at, Change.Kind kind, String state, String by, String role, JsonNode details) {}
}
