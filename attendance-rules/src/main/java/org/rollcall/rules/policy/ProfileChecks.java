package org.rollcall.rules.policy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.MarkCount;
import org.rollcall.rules.policy.Condition.PupilReturned;

/** What can only be judged once a policy has all it inherits: whatever its rules name must be there. */
final class ProfileChecks {

    private ProfileChecks() {}

    /**
     * The policy itself.
     *
     * @throws PolicyRefused naming the file's line, if a rule names a post, band, parameter or rule that is not there
     */
    static PolicyProfile checked(PolicyProfile policy, ProfileFile file) {
        for (Rule rule : policy.rules()) {
            String key = "rules." + rule.id();
            rule.then().stream().flatMap(ProfileChecks::post).forEach(post -> {
                if (!policy.posts().containsKey(post) && Role.find(post).isEmpty()) {
                    throw file.refusal(key, "nobody holds the post " + post);
                }
            });
            if (rule.trigger() instanceof AttendanceBand band
                    && policy.bands().stream().noneMatch(known -> known.id().equals(band.band()))) {
                throw file.refusal(key, "there is no band " + band.band());
            }
            switch (rule.trigger()) {
                case MarkCount count ->
                    requireParameter(policy, file, key, count.limit().parameter());
                case PupilReturned back ->
                    requireParameter(policy, file, key, back.schoolDays().parameter());
                default -> {}
            }
            rule.follows().forEach(other -> requireRule(policy, file, key, other));
        }
        return policy;
    }

    private static void requireParameter(
            PolicyProfile policy, ProfileFile file, String key, @Nullable String parameter) {
        if (parameter != null
                && policy.parameters().stream().noneMatch(known -> known.name().equals(parameter))) {
            throw file.refusal(key, "there is no parameter " + parameter);
        }
    }

    /** A rule may follow one that follows none, so that no circle can come about. */
    private static void requireRule(PolicyProfile policy, ProfileFile file, String key, String other) {
        if (policy.rules().stream().noneMatch(known -> known.id().equals(other))) {
            throw file.refusal(key, "there is no rule " + other);
        }
        if (policy.rules().stream()
                .anyMatch(known -> known.id().equals(other) && !known.follows().isEmpty())) {
            throw file.refusal(key, "follows " + other + ", which follows another rule itself");
        }
    }

    private static Stream<String> post(ActionRule action) {
        return switch (action) {
            case ActionRule.ContactParent a -> Stream.of(a.role());
            case ActionRule.HomeVisit a -> Stream.of(a.role());
            case ActionRule.CreateTask a -> Stream.of(a.role());
            case ActionRule.ConfirmOrDismiss a -> Stream.of(a.role());
            case ActionRule.ProposePenaltyNotice a -> Stream.of(a.decider());
            case ActionRule.NotifyRole a -> Stream.of(a.role());
            case ActionRule.RequestEvidence a -> Stream.of(a.role());
            case ActionRule.CreatePlan a -> Stream.of(a.role());
            case ActionRule.ScheduleMeeting a -> Stream.of(a.role());
            case ActionRule.ReferExternal a -> Stream.of(a.role());
            case ActionRule.SafeguardingEscalation a -> Stream.of(a.role());
            case ActionRule.NotifyPolice a -> Stream.of(a.role());
            case ActionRule.EscalateLegal a -> Stream.of(a.decider());
            case ActionRule.ProposeDeletion a -> Stream.of(a.decider());
            case ActionRule.OpenCase a -> Stream.of(a.role());
            case ActionRule.SendLetter a -> Stream.of();
            case ActionRule.NotifyLa a -> Stream.of();
        };
    }
}
