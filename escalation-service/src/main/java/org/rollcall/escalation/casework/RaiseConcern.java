package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.trace.TraceLink;

/** Records a concern about a pupil's attendance, in the pupil's case (KCA-9.14, ATT-A1.11.1). */
@ApplicationScoped
class RaiseConcern {
    private static final String WHY = "A member of staff is concerned.";

    private final ScopedDatabase database;
    private final PupilStore pupils;
    private final OpenCase cases;
    private final EntryStore entries;
    private final EvaluatePupils evaluate;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;
    private final TraceLink traces;

    RaiseConcern(
            ScopedDatabase database,
            PupilStore pupils,
            OpenCase cases,
            EntryStore entries,
            EvaluatePupils evaluate,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock,
            TraceLink traces) {
        this.database = database;
        this.pupils = pupils;
        this.cases = cases;
        this.entries = entries;
        this.evaluate = evaluate;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
        this.traces = traces;
    }

    /** The entry of the concern; fails with 404 when the school has no such pupil. */
    Uni<CaseEntry> raise(PupilKey pupil, String text, Optional<IdempotencyKey> key, Actor actor) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(pupil.urn()),
                transaction -> evaluate.takeTurn(transaction, List.of(pupil.urn()))
                        .chain(() -> pupils.exists(transaction, pupil))
                        .invoke(exists -> {
                            if (!exists) {
                                throw Problem.notFound("pupil");
                            }
                        })
                        .chain(() -> once.answer(
                                transaction, key, CaseEntry.class, () -> write(transaction, pupil, text, actor, now))));
    }

    private Uni<CaseEntry> write(SqlConnection transaction, PupilKey pupil, String text, Actor actor, Instant now) {
        return cases.of(transaction, pupil, WHY, now)
                .map(found -> entry(found, text, actor, now))
                .call(entry -> entries.add(transaction, pupil.urn(), entry))
                .call(entry -> audit.note(
                        transaction, pupil.urn(), actor, now, "concern-raised", pupil.pupilId(), entry.entryId()))
                .call(() -> evaluate.evaluate(transaction, List.of(new Trigger(pupil, traces.current())), false));
    }

    private static CaseEntry entry(AttendanceCase of, String text, Actor actor, Instant now) {
        return new CaseEntry(
                UUID.randomUUID(),
                of.caseId(),
                of.pupil().pupilId(),
                EntryType.NOTE,
                now,
                actor.name(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event", CaseEvent.ATTENDANCE_CONCERN.id())
                        .put("text", text),
                null,
                now,
                actor.name(),
                actor.role());
    }
}
