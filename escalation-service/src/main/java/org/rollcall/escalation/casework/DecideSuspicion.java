package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.finding.ConfirmFinding;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.trace.TraceLink;

/**
 * Writes into the pupil's case what a person made of a suspicion of truancy. A confirmed one is a fact to the rules: the
 * first brings a warning letter, the next one more (AET-10.5, AET-10.6, BHCET-14.4, BHCET-14.5).
 */
@ApplicationScoped
class DecideSuspicion {
    private final OpenCase cases;
    private final EntryStore entries;
    private final ConfirmFinding findings;
    private final TaskStore tasks;
    private final EvaluatePupils evaluate;
    private final TraceLink traces;

    DecideSuspicion(
            OpenCase cases,
            EntryStore entries,
            ConfirmFinding findings,
            TaskStore tasks,
            EvaluatePupils evaluate,
            TraceLink traces) {
        this.cases = cases;
        this.entries = entries;
        this.findings = findings;
        this.tasks = tasks;
        this.evaluate = evaluate;
        this.traces = traces;
    }

    /** Confirms or dismisses with that reason; the caller has taken its turn at the school. */
    Uni<Void> decide(
            SqlConnection transaction,
            Task task,
            UUID pupilId,
            UUID findingId,
            boolean confirmed,
            String reason,
            Actor actor,
            Instant at) {
        PupilKey pupil = new PupilKey(task.urn(), pupilId);
        return findings.judge(transaction, task.urn(), findingId, confirmed)
                .chain(day -> cases.of(transaction, pupil, why(task), at)
                        .chain(found -> entries.add(
                                transaction,
                                task.urn(),
                                entry(
                                        found,
                                        details(findingId, confirmed, reason, day.orElse(task.due())),
                                        confirmed,
                                        actor,
                                        at))))
                .chain(() -> confirmed
                        ? evaluate.evaluate(transaction, List.of(new Trigger(pupil, traces.current())), false)
                        : tasks.dropOf(transaction, task.urn(), List.of(findingId), at));
    }

    private static String why(Task task) {
        return task.ruleId() == null ? task.title() : task.ruleId();
    }

    private static ObjectNode details(UUID findingId, boolean confirmed, String reason, LocalDate day) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("findingId", findingId.toString())
                .put("day", day.toString())
                .put("reason", reason);
        if (confirmed) {
            details.put("event", CaseEvent.TRUANCY_CONFIRMED.id());
        }
        return details;
    }

    private static CaseEntry entry(AttendanceCase of, ObjectNode details, boolean confirmed, Actor actor, Instant at) {
        return new CaseEntry(
                UUID.randomUUID(),
                of.caseId(),
                of.pupil().pupilId(),
                EntryType.OUTCOME,
                at,
                actor.name(),
                details,
                confirmed ? "Truancy confirmed" : "Suspicion of truancy dismissed",
                at,
                actor.name(),
                actor.role());
    }
}
