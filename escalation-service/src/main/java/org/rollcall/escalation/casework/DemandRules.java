package org.rollcall.escalation.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskDemands;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * What a policy wants on record before a task counts as done: who visited, that the risk was weighed first, and the reason
 * of a decision (ATT-A6.7, ATT-A6.8, ATT-A6.14).
 */
final class DemandRules {
    private static final String HEAD = "head";

    /** What was recorded with a completion. */
    record Recorded(@Nullable VisitRecord visit, @Nullable String rationale) {}

    private DemandRules() {}

    /** Lets pass whoever the policy leaves a reasoned decision to, and the head; 403 for anybody else. */
    static void checkDecider(Task task, Set<String> roles) {
        TaskDemands demands = task.demands();
        if (demands != null && demands.rationale() && !roles.contains(task.role()) && !roles.contains(HEAD)) {
            throw Problem.forbidden("The policy leaves this decision to the role " + task.role() + ".");
        }
    }

    /** Lets pass a completion that records all that its task demands; 422 with each thing that lacks. */
    static void check(Task task, Completion completion) {
        TaskDemands demands = task.demands();
        if (demands == null) {
            return;
        }
        if (demands.mandatory() && completion.declined()) {
            throw Problem.unprocessable(
                    "visit-mandatory",
                    "The policy leaves no choice about this visit.",
                    List.of(new FieldError("visit.declined", "must not be true")));
        }
        List<FieldError> lacking = lacking(task.kind(), demands, completion);
        if (!lacking.isEmpty()) {
            throw Problem.unprocessable("record-incomplete", "The policy wants more on record.", lacking);
        }
    }

    private static List<FieldError> lacking(TaskKind kind, TaskDemands demands, Completion completion) {
        List<FieldError> lacking = new ArrayList<>();
        if (demands.rationale() && isBlank(completion.rationale()) && isBlank(completion.note())) {
            lacking.add(new FieldError("rationale", "say why it was decided so"));
        }
        if (kind != TaskKind.VISIT || completion.declined()) {
            return lacking;
        }
        VisitRecord visit = completion.visit();
        int went = visit == null
                ? 0
                : Objects.requireNonNullElse(visit.visitors(), List.of()).size();
        if (demands.staff() > 1 && went < demands.staff()) {
            lacking.add(new FieldError("visit.visitors", "name the " + demands.staff() + " who went, at least"));
        }
        if (demands.riskAssessment() && (visit == null || isBlank(visit.riskAssessment()))) {
            lacking.add(new FieldError("visit.riskAssessment", "record what was weighed before they went"));
        }
        return lacking;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
