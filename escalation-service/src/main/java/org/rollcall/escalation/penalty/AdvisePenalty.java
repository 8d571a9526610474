package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.casework.CaseworkAudit;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.penalty.ConsiderationState.NoticeToImprove;
import org.rollcall.escalation.penalty.ConsiderationState.Undecided;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** What is said about a consideration beside the decision: advice beforehand, and how a notice to improve ended. */
@ApplicationScoped
class AdvisePenalty {
    private final ScopedDatabase database;
    private final EvaluatePupils turns;
    private final ConsiderationStore considerations;
    private final ChangeStore changes;
    private final TaskStore tasks;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;

    AdvisePenalty(
            ScopedDatabase database,
            EvaluatePupils turns,
            ConsiderationStore considerations,
            ChangeStore changes,
            TaskStore tasks,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.turns = turns;
        this.considerations = considerations;
        this.changes = changes;
        this.tasks = tasks;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** What is done with the consideration that was found. */
    @FunctionalInterface
    private interface Step {
        Uni<Void> take(SqlConnection transaction, Consideration found, Instant now);
    }

    /** Notes advice to the head (ATT-A2.L6); 409 once it is decided. */
    Uni<Done> advise(int urn, UUID id, String advice, Optional<IdempotencyKey> key, Actor actor) {
        return inTurn(urn, id, key, (transaction, found, now) -> {
            if (!(found.state() instanceof Undecided)) {
                throw Problem.conflict("already-decided", "Advice comes before the decision.");
            }
            return note(
                    transaction,
                    found,
                    now,
                    Change.Kind.ADVICE,
                    found.state().stage(),
                    actor,
                    Map.of("advice", advice));
        });
    }

    /**
     * Notes whether a notice to improve was used (NAT-PN.4); 409 without one that runs, and for an improvement that is
     * noted before the period has ended.
     */
    Uni<Done> judge(int urn, UUID id, boolean improved, String rationale, Optional<IdempotencyKey> key, Actor actor) {
        return inTurn(urn, id, key, (transaction, found, now) -> {
            if (!(found.state() instanceof NoticeToImprove running)) {
                throw Problem.conflict("no-notice-to-improve", "No notice to improve is running.");
            }
            if (improved && !clock.today().isAfter(running.period().to())) {
                throw Problem.conflict(
                        "period-running",
                        "The notice to improve runs to " + running.period().to() + ".");
            }
            Consideration judged = found.movedTo(improved ? running.improved(now) : running.notImproved(now), null);
            return considerations
                    .move(transaction, judged)
                    .chain(() -> note(
                            transaction,
                            judged,
                            now,
                            Change.Kind.IMPROVEMENT,
                            judged.state().stage(),
                            actor,
                            Map.of("rationale", rationale)))
                    .chain(() -> tasks.completeByOrigin(
                            transaction,
                            urn,
                            List.of(CarryOutDecision.origin(found, "judge")),
                            now,
                            actor.name(),
                            judged.state().stage().name()));
        });
    }

    private Uni<Done> inTurn(int urn, UUID id, Optional<IdempotencyKey> key, Step step) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> turns.takeTurn(transaction, List.of(urn))
                        .chain(() -> once.answer(
                                transaction,
                                key,
                                Done.class,
                                () -> considerations
                                        .find(transaction, urn, id)
                                        .map(found -> found.orElseThrow(() -> Problem.notFound("consideration")))
                                        .chain(found -> step.take(transaction, found, now))
                                        .replaceWith(new Done(id)))));
    }

    private Uni<Void> note(
            SqlConnection transaction,
            Consideration of,
            Instant now,
            Change.Kind kind,
            Stage stage,
            Actor actor,
            Map<String, String> details) {
        return changes.add(transaction, of.pupil(), of.considerationId(), now, kind, stage.name(), actor, details)
                .chain(() -> audit.note(
                        transaction,
                        of.pupil().urn(),
                        actor,
                        now,
                        kind == Change.Kind.ADVICE ? "penalty-advised" : "improvement-judged",
                        of.pupil().pupilId(),
                        of.considerationId()));
    }
}
