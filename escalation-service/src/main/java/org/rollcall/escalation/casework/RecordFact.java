package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.cases.CaseFilter;
import org.rollcall.escalation.cases.CaseStage;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.cases.CaseStore.Opening;
import org.rollcall.escalation.cases.CaseStore.Reason;
import org.rollcall.escalation.cases.FollowCases;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.trace.TraceLink;

/** Writes into a pupil's case what was done at another desk and a policy acts upon, such as a notice that was issued. */
@ApplicationScoped
public class RecordFact {
    private static final int ENOUGH = 10;

    private final CaseStore cases;
    private final FollowCases follow;
    private final EntryStore entries;
    private final EvaluatePupils evaluate;
    private final TraceLink traces;

    RecordFact(CaseStore cases, FollowCases follow, EntryStore entries, EvaluatePupils evaluate, TraceLink traces) {
        this.cases = cases;
        this.follow = follow;
        this.entries = entries;
        this.evaluate = evaluate;
        this.traces = traces;
    }

    /** Writes an outcome into the open case, or one opened for it, and evaluates the pupil; the caller has its turn. */
    public Uni<Void> record(
            SqlConnection transaction, PupilKey pupil, CaseEvent event, String says, Actor actor, Instant now) {
        return openCase(transaction, pupil, says, actor, now)
                .chain(found -> entries.add(transaction, pupil.urn(), entry(found, event, says, actor, now)))
                .chain(() -> evaluate.evaluate(transaction, List.of(new Trigger(pupil, traces.current())), false));
    }

    private Uni<AttendanceCase> openCase(
            SqlConnection transaction, PupilKey pupil, String why, Actor actor, Instant now) {
        return cases.list(transaction, pupil.urn(), new CaseFilter(null, pupil.pupilId(), null, null, ENOUGH))
                .chain(known -> known.stream()
                        .filter(one -> one.state().stage() != CaseStage.CLOSED)
                        .findFirst()
                        .map(open -> Uni.createFrom().item(open))
                        .orElseGet(() -> follow.open(
                                        transaction,
                                        List.of(new Opening(pupil, why)),
                                        new Reason(actor.name(), actor.role(), why),
                                        now)
                                .map(List::getFirst)));
    }

    private static CaseEntry entry(AttendanceCase of, CaseEvent event, String says, Actor actor, Instant now) {
        return new CaseEntry(
                UUID.randomUUID(),
                of.caseId(),
                of.pupil().pupilId(),
                EntryType.OUTCOME,
                now,
                actor.name(),
                JsonNodeFactory.instance.objectNode().put("event", event.id()).put("says", says),
                null,
                now,
                actor.name(),
                actor.role());
    }
}
