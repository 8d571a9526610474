package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.contact.ContactEntry;
import org.rollcall.escalation.finding.ConfirmFinding;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskState;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.rules.evaluation.ContactOutcome;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;
import org.rollcall.support.trace.TraceLink;

/**
 * Notes that a task was done: a contact goes into the log, a review lets the finding's steps follow, a suspicion is
 * confirmed or dismissed.
 */
@ApplicationScoped
class CompleteTask {
    private static final Set<String> CASEWORKERS = Set.of("head", "attendance-officer", "dsl");
    /** The step of a rule that puts a suspicion to a person. */
    private static final String SUSPICION_STEP = "confirm-or-dismiss";

    private final ScopedDatabase database;
    private final TaskStore tasks;
    private final EvaluatePupils evaluate;
    private final LogContact contacts;
    private final ConfirmFinding confirm;
    private final DecideSuspicion suspicions;
    private final CaseworkAudit audit;
    private final TraceLink traces;
    private final SchoolClock clock;

    CompleteTask(
            ScopedDatabase database,
            TaskStore tasks,
            EvaluatePupils evaluate,
            LogContact contacts,
            ConfirmFinding confirm,
            DecideSuspicion suspicions,
            CaseworkAudit audit,
            TraceLink traces,
            SchoolClock clock) {
        this.database = database;
        this.tasks = tasks;
        this.evaluate = evaluate;
        this.contacts = contacts;
        this.confirm = confirm;
        this.suspicions = suspicions;
        this.audit = audit;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Completes a task; 403 where a decision is another's, 404 when it is not there, 422 without the outcome of a contact,
     * 409 when it has ended or is decided elsewhere.
     *
     * @param roles the words of all roles that the actor holds at the school
     */
    Uni<Task> complete(int urn, UUID taskId, Completion completion, Actor actor, Set<String> roles) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> evaluate.takeTurn(transaction, List.of(urn))
                        .chain(() -> tasks.find(transaction, urn, taskId))
                        .map(found -> found.orElseThrow(() -> Problem.notFound("task")))
                        .invoke(task -> check(task, completion, roles))
                        .chain(task -> complete(transaction, task, completion, actor, now)
                                .chain(() -> tasks.find(transaction, urn, taskId))
                                .map(done -> done.orElse(task))));
    }

    private static void check(Task task, Completion completion, Set<String> roles) {
        DemandRules.checkDecider(task, roles);
        DemandRules.check(task, completion);
        if (task.kind() == TaskKind.CONTACT && completion.outcome() == null) {
            throw Problem.unprocessable(
                    "outcome-required",
                    "A contact is completed with what came of it.",
                    List.of(new FieldError("outcome", "NO_ANSWER, NO_REASON, REASON_ACCEPTED or REASON_NOT_ACCEPTED")));
        }
        if (isSuspicion(task)) {
            if (Collections.disjoint(CASEWORKERS, roles)) {
                throw Problem.forbidden("A suspicion is judged by those who work on cases.");
            }
            requireReasonedDecision(completion);
        }
        if (task.kind() == TaskKind.CONSIDERATION) {
            throw Problem.conflict(
                    "decided-with-the-consideration",
                    "The head decides upon the consideration itself, under penalty-notices; that ends the task.");
        }
        if (task.state() != TaskState.OPEN) {
            throw Problem.conflict("task-ended", "The task is " + task.state() + ".");
        }
    }

    private static void requireReasonedDecision(Completion completion) {
        if (completion.decision() == null) {
            throw Problem.unprocessable(
                    "decision-required",
                    "A suspicion is confirmed or dismissed.",
                    List.of(new FieldError("decision", "CONFIRM or REJECT")));
        }
        if (completion.note() == null || completion.note().isBlank()) {
            throw Problem.unprocessable(
                    "reason-required",
                    "A suspicion is confirmed or dismissed with the reason.",
                    List.of(new FieldError("note", "is required")));
        }
    }

    private Uni<Void> complete(SqlConnection transaction, Task task, Completion completion, Actor actor, Instant now) {
        ContactOutcome outcome = completion.outcome();
        UUID pupilId = task.pupilId();
        UUID findingId = task.findingId();
        Uni<Void> done = tasks.complete(
                        transaction,
                        task,
                        now,
                        actor.name(),
                        word(task, completion),
                        completion.note(),
                        record(completion))
                .chain(() -> audit.note(transaction, task.urn(), actor, now, "task-completed", pupilId, task.taskId()));
        if (outcome != null && pupilId != null && isContact(task) && !completion.declined()) {
            return done.chain(
                    () -> contacts.log(transaction, entry(task, pupilId, outcome, completion, actor, now), actor));
        }
        if (isSuspicion(task) && pupilId != null && findingId != null) {
            return done.chain(() -> suspicions.decide(
                    transaction,
                    task,
                    pupilId,
                    findingId,
                    completion.decision() == Completion.Decision.CONFIRM,
                    Objects.requireNonNull(completion.note()).strip(),
                    actor,
                    now));
        }
        if (task.kind() == TaskKind.REVIEW && findingId != null) {
            return done.chain(() -> confirm.decide(
                    transaction,
                    task.urn(),
                    findingId,
                    completion.decision() != Completion.Decision.REJECT,
                    now,
                    traces.current()));
        }
        return done;
    }

    private static boolean isSuspicion(Task task) {
        return task.kind() == TaskKind.REVIEW && SUSPICION_STEP.equals(task.step());
    }

    private static DemandRules.@Nullable Recorded record(Completion completion) {
        return completion.visit() == null && completion.rationale() == null
                ? null
                : new DemandRules.Recorded(completion.visit(), completion.rationale());
    }

    private static boolean isContact(Task task) {
        return task.kind() == TaskKind.CONTACT || task.kind() == TaskKind.VISIT;
    }

    private static @Nullable String word(Task task, Completion completion) {
        if (task.kind() == TaskKind.REVIEW) {
            return Objects.requireNonNullElse(completion.decision(), Completion.Decision.CONFIRM)
                    .name();
        }
        ContactOutcome outcome = completion.outcome();
        return outcome == null ? null : outcome.name();
    }

    private static ContactEntry entry(
            Task task, UUID pupilId, ContactOutcome outcome, Completion completion, Actor actor, Instant now) {
        String usual = task.kind() == TaskKind.VISIT ? "VISIT" : "PHONE";
        return new ContactEntry(
                task.urn(),
                UUID.randomUUID(),
                pupilId,
                completion.at() == null || completion.at().isAfter(now) ? now : completion.at(),
                actor.name(),
                Objects.requireNonNullElse(completion.channel(), usual),
                completion.with(),
                outcome,
                completion.expectedReturn(),
                completion.note(),
                task.taskId(),
                now,
                actor.name(),
                actor.role());
    }
}
