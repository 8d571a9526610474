package org.rollcall.escalation.finding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.task.TaskDemands;
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
            case Action.HomeVisit a ->
                new PlannedStep(a.step(), StepKind.VISIT, a.role().id(), title(a), a.due(), null, false, demands(a));
            case Action.ConfirmOrDismiss a -> task(a.step(), StepKind.REVIEW, a.role(), a.title(), a.due());
            case Action.CreateTask a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.RequestEvidence a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.ScheduleMeeting a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.ReferExternal a ->
                task(a.step(), StepKind.DUTY, a.role(), a.title() + " (" + words(a.agency()) + ")", a.due());
            case Action.SafeguardingEscalation a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.NotifyPolice a -> decision(a.step(), a.role(), a.title(), a.due());
            case Action.EscalateLegal a -> decision(a.step(), a.decider(), a.title(), a.due());
            case Action.OpenCase a -> task(a.step(), StepKind.DUTY, a.role(), a.title(), a.due());
            case Action.ProposeDeletion a ->
                task(
                        a.step(),
                        StepKind.DUTY,
                        a.decider(),
                        "Decide on deletion from roll (" + words(a.ground().name())
                                + "), once the school's and the authority's enquiries are recorded",
                        a.due());
            case Action.NotifyRole a -> task(a.step(), StepKind.NOTICE, a.role(), a.title(), day);
            case Action.CreatePlan a ->
                new PlannedStep(
                        a.step(),
                        StepKind.DUTY,
                        a.role().id(),
                        "Set up the " + words(a.kind()) + " and plan its review for the week of " + a.review(),
                        a.due(),
                        null,
                        false,
                        TaskDemands.plan(Math.toIntExact(ChronoUnit.WEEKS.between(a.due(), a.review()))));
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

    private static PlannedStep decision(String step, Role role, String title, LocalDate due) {
        return new PlannedStep(step, StepKind.DUTY, role.id(), reasoned(title), due, null, false, TaskDemands.REASONED);
    }

    private static TaskDemands demands(Action.HomeVisit visit) {
        return new TaskDemands(visit.mandatory(), visit.staff(), visit.riskAssessment(), visit.rationale(), 0);
    }

    private static String title(Action.HomeVisit visit) {
        StringBuilder title = new StringBuilder(visit.title());
        if (visit.staff() > 1) {
            title.append("; members of staff: ").append(visit.staff()).append(" at least");
        }
        if (visit.riskAssessment()) {
            title.append("; risk assessment first");
        }
        return visit.rationale() ? reasoned(title.toString()) : title.toString();
    }

    private static String reasoned(String title) {
        return title + "; record the reason for the decision";
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
    }

    private static PlannedStep task(String step, StepKind kind, Role role, String title, LocalDate due) {
        return new PlannedStep(step, kind, role.id(), title, due, null, false, null);
    }

    private static PlannedStep other(
            String step, StepKind kind, LocalDate day, @Nullable String subject, boolean needsApproval) {
        return new PlannedStep(step, kind, null, null, day, subject, needsApproval, null);
    }
}
