package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.ActionRule.Approval;
import org.rollcall.rules.policy.Due;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.Role;
import org.rollcall.rules.policy.Rule;

/**
 * A rule's actions with roles and dates. The national guards stand here, above every policy: no penalty step for a child
 * with a social worker, and no letter about a looked-after child without a named person's approval.
 */
final class Acting {

    private final PupilFacts facts;
    private final SchoolCalendar calendar;
    private final PolicyProfile profile;

    Acting(PupilFacts facts, SchoolCalendar calendar, PolicyProfile profile) {
        this.facts = facts;
        this.calendar = calendar;
        this.profile = profile;
    }

    List<Action> actions(Rule rule, LocalDate day) {
        return rule.then().stream()
                .filter(action -> !(action instanceof ActionRule.ProposePenaltyNotice)
                        || !facts.has(PupilFlag.SOCIAL_WORKER, day))
                .map(action -> action(action, day))
                .toList();
    }

    private Action action(ActionRule action, LocalDate day) {
        return switch (action) {
            case ActionRule.ContactParent a ->
                new Action.ContactParent(a.step(), role(a.role()), a.channels(), a.title(), due(a.due(), day));
            case ActionRule.HomeVisit a ->
                new Action.HomeVisit(
                        a.step(),
                        a.mandatory(),
                        a.leaveNote(),
                        a.staff(),
                        a.riskAssessment(),
                        a.rationale(),
                        role(a.role()),
                        a.title(),
                        due(a.due(), day));
            case ActionRule.ConfirmOrDismiss a ->
                new Action.ConfirmOrDismiss(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.CreateTask a ->
                new Action.CreateTask(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.SendLetter a -> new Action.SendLetter(a.step(), a.letter(), approval(a.approval(), day));
            case ActionRule.NotifyLa a -> new Action.NotifyLa(a.step(), a.type());
            case ActionRule.ProposePenaltyNotice a -> new Action.ProposePenaltyNotice(a.step(), role(a.decider()));
            case ActionRule.NotifyRole a -> new Action.NotifyRole(a.step(), role(a.role()), a.title());
            case ActionRule.RequestEvidence a ->
                new Action.RequestEvidence(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.CreatePlan a -> {
                LocalDate due = due(a.due(), day);
                yield new Action.CreatePlan(
                        a.step(), role(a.role()), a.kind(), due, due.plusWeeks(a.reviewAfterWeeks()));
            }
            case ActionRule.ScheduleMeeting a ->
                new Action.ScheduleMeeting(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.ReferExternal a ->
                new Action.ReferExternal(a.step(), role(a.role()), a.agency(), a.title(), due(a.due(), day));
            case ActionRule.SafeguardingEscalation a ->
                new Action.SafeguardingEscalation(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.NotifyPolice a ->
                new Action.NotifyPolice(a.step(), role(a.role()), a.title(), due(a.due(), day));
            case ActionRule.EscalateLegal a ->
                new Action.EscalateLegal(a.step(), role(a.decider()), a.title(), due(a.due(), day));
            case ActionRule.ProposeDeletion a ->
                new Action.ProposeDeletion(a.step(), role(a.decider()), a.ground(), due(a.due(), day));
            case ActionRule.OpenCase a ->
                new Action.OpenCase(a.step(), role(a.role()), a.stage(), a.title(), due(a.due(), day));
        };
    }

    private Role role(String post) {
        return profile.roleOf(post);
    }

    private LocalDate due(Due due, LocalDate day) {
        return due.from(day, calendar, facts.yearGroup());
    }

    private Approval approval(Approval stated, LocalDate day) {
        return facts.has(PupilFlag.LAC, day) ? Approval.REQUIRED : stated;
    }
}
