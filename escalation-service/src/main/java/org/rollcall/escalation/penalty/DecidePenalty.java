package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.casework.CaseworkAudit;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.penalty.ConsiderationRules;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.ImprovementPeriod;
import org.rollcall.rules.penalty.Objection;
import org.rollcall.rules.penalty.Objection.Kind;
import org.rollcall.rules.penalty.Proposal;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Notes the head's decision about a penalty notice, once nothing stands against it, and carries it out. */
@ApplicationScoped
class DecidePenalty {
    /** The rules whose finding is the ground itself. */
    private static final Map<String, Ground> OWN_GROUNDS =
            Map.of("unauthorised-10-in-10-school-weeks", Ground.THRESHOLD, "truancy-again", Ground.OVERT_TRUANCY);

    private final ScopedDatabase database;
    private final EvaluatePupils turns;
    private final GatherRecord gather;
    private final ConsiderationStore considerations;
    private final ChangeStore changes;
    private final CarryOutDecision carryOut;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;

    DecidePenalty(
            ScopedDatabase database,
            EvaluatePupils turns,
            GatherRecord gather,
            ConsiderationStore considerations,
            ChangeStore changes,
            CarryOutDecision carryOut,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.turns = turns;
        this.gather = gather;
        this.considerations = considerations;
        this.changes = changes;
        this.carryOut = carryOut;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** Decides; 404 without such a consideration, 422 for what is missing, 409 for what stands against it. */
    Uni<Done> decide(int urn, UUID considerationId, DecisionForm form, Optional<IdempotencyKey> key, Actor actor) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> turns.takeTurn(transaction, List.of(urn))
                        .chain(() -> once.answer(
                                transaction,
                                key,
                                Done.class,
                                () -> gather.of(transaction, urn, considerationId)
                                        .chain(known -> decide(transaction, known, form, actor, now))
                                        .replaceWith(new Done(considerationId)))));
    }

    private Uni<Void> decide(SqlConnection transaction, OnRecord known, DecisionForm form, Actor actor, Instant now) {
        Consideration before = known.consideration();
        Proposal proposal = form.proposal(ownGround(before));
        List<Objection> objections =
                ConsiderationRules.objections(known.policy(), known.circumstances(actor.subject()), proposal);
        refuseIncomplete(objections);
        requireAllParents(known, form);
        ImprovementPeriod period = period(known, proposal);
        Consideration decided = Moves.decide(before.state(), form.decision(), now, period)
                .map(next -> before.movedTo(next, proposal.ground()))
                .orElseThrow(() -> Problem.conflict(
                        "already-decided",
                        "A consideration in state " + before.state().stage() + " does not offer " + form.decision()
                                + "."));
        refuseForbidden(objections);
        if (form.decision() == Decision.REFERRED && known.parents().isEmpty()) {
            throw Problem.conflict("parents-unknown", "No parent of this pupil is known to whom a notice could go.");
        }
        return considerations
                .move(transaction, decided)
                .chain(() -> changes.add(
                        transaction,
                        before.pupil(),
                        before.considerationId(),
                        now,
                        Change.Kind.DECISION,
                        form.decision().name(),
                        actor,
                        DecisionDetails.of(form, proposal, known)))
                .chain(() -> audit.note(
                        transaction,
                        before.pupil().urn(),
                        actor,
                        now,
                        "penalty-decided",
                        before.pupil().pupilId(),
                        before.considerationId()))
                .chain(() -> carryOut.carryOut(transaction, known, decided, form.decision(), actor, now));
    }

    /** The ground that the finding itself is. */
    static @Nullable Ground ownGround(Consideration consideration) {
        return consideration.ground() != null ? consideration.ground() : OWN_GROUNDS.get(consideration.ruleId());
    }

    private static void refuseIncomplete(List<Objection> objections) {
        List<Objection> incomplete = objections.stream()
                .filter(objection -> objection.kind() == Kind.INCOMPLETE)
                .toList();
        if (!incomplete.isEmpty()) {
            throw Problem.unprocessable(
                    incomplete.getFirst().code(),
                    "The decision lacks something that is asked before it.",
                    incomplete.stream()
                            .map(one -> new FieldError(one.field(), one.message() + " (" + one.cite() + ")"))
                            .toList());
        }
    }

    private static void refuseForbidden(List<Objection> objections) {
        objections.stream()
                .filter(objection -> objection.kind() == Kind.FORBIDDEN)
                .findFirst()
                .ifPresent(first -> {
                    throw Problem.conflict(first.code(), first.message() + " (" + first.cite() + ")");
                });
    }

    private static void requireAllParents(OnRecord known, DecisionForm form) {
        List<UUID> named = form.parents();
        if (named == null) {
            return;
        }
        Set<UUID> all =
                known.parents().stream().map(PeopleRecord.Parent::parentId).collect(Collectors.toSet());
        if (!all.equals(new HashSet<>(named))) {
            throw Problem.unprocessable(
                    "every-parent",
                    "A penalty is not put on some of the parents: name all of them, or none. (KCA-10.10)",
                    List.of(new FieldError("parents", "must be every parent of the pupil")));
        }
    }

    private static @Nullable ImprovementPeriod period(OnRecord known, Proposal proposal) {
        Integer weeks = proposal.weeks();
        return proposal.decision() == Decision.NOTICE_TO_IMPROVE && weeks != null
                ? ImprovementPeriod.after(
                        known.today(), weeks, known.calendar(), known.pupil().yearGroup())
                : null;
    }
}
