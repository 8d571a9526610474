package org.rollcall.escalation.finding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.evaluation.Action;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.Role;

/** Puts the actions of a finding into steps that tasks, letters and notifications are made of. */
final class PlanSteps {
    private PlanSteps() {}

    /** The steps of a finding, in the policy's order. */
    static List<PlannedStep> of(Finding finding) {
        LocalDate day = finding.raisedAt().toLocalDate();
        return finding.actions().stream().map(action -> step(action, day)).toList();
    }

    private static PlannedStep step(Action action, LocalDate day) {
        return switch (action) {
            case Action.ContactParent a -> task(a.step(), StepKind.CONTACT, a.role(), a.title(), a.due());
            case Action.HomeVisit a -> task(a.step(), StepKind.VISIT, a.role(), a.title(), a.due());
            case Action.CreateTask a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.RequestEvidence a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.ScheduleMeeting a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.NotifyRole a -> task(a.step(), StepKind.NOTICE, a.role(), a.title(), day);
            case Action.CreatePlan a ->
                task(
                        a.step(),
                        StepKind.DUTY,
                        a.role(),
                        "Set up the " + a.kind().replace('-', ' ') + " and plan its review for the week of "
                                + a.review(),
                        a.due());
            case Action.ProposePenaltyNotice a ->
                task(
                        a.step(),
                        StepKind.CONSIDERATION,
                        a.decider(),
                        "Decide whether a penalty notice is considered, and give the reason",
                        day);
            case Action.SendLetter a ->
                other(a.step(), StepKind.LETTER, day, a.letterId(), a.approval() == ActionRule.Approval.REQUIRED);
            case Action.NotifyLa a ->
                other(a.step(), StepKind.NOTIFICATION, day, a.type().name(), false);
        };
    }

    private static PlannedStep task(String step, StepKind kind, Role role, String title, LocalDate due) {
        return new PlannedStep(step, kind, role.id(), title, due, null, false);
    }

    private static PlannedStep other(
            String step, StepKind kind, LocalDate day, @Nullable String subject, boolean needsApproval) {
        return new PlannedStep(step, kind, null, null, day, subject, needsApproval);
    }
}
