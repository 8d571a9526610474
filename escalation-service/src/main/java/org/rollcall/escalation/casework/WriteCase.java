package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.rollcall.escalation.authority.FillNotices;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.cases.CaseMoves;
import org.rollcall.escalation.cases.CaseStage;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.cases.CaseStore.Opening;
import org.rollcall.escalation.cases.CaseStore.Reason;
import org.rollcall.escalation.cases.FollowCases;
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

/** Opens, moves and writes into cases for people of the school. */
@ApplicationScoped
class WriteCase {
    private final ScopedDatabase database;
    private final PupilStore pupils;
    private final CaseStore cases;
    private final FollowCases follow;
    private final EntryStore entries;
    private final ReviewPlans reviews;
    private final FillNotices fill;
    private final EvaluatePupils evaluate;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;
    private final TraceLink traces;

    WriteCase(
            ScopedDatabase database,
            PupilStore pupils,
            CaseStore cases,
            FollowCases follow,
            EntryStore entries,
            ReviewPlans reviews,
            FillNotices fill,
            EvaluatePupils evaluate,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock,
            TraceLink traces) {
        this.database = database;
        this.pupils = pupils;
        this.cases = cases;
        this.follow = follow;
        this.entries = entries;
        this.reviews = reviews;
        this.fill = fill;
        this.evaluate = evaluate;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
        this.traces = traces;
    }

    /** Opens a case that no rule has opened; 404 for an unknown pupil, 409 when the pupil has one open. */
    Uni<AttendanceCase> open(PupilKey pupil, String why, Actor actor) {
        Instant now = clock.now();
        return inTurn(
                pupil.urn(),
                transaction -> pupils.exists(transaction, pupil)
                        .invoke(exists -> {
                            if (!exists) {
                                throw Problem.notFound("pupil");
                            }
                        })
                        .chain(() -> follow.open(
                                transaction,
                                List.of(new Opening(pupil, why)),
                                new Reason(actor.name(), actor.role(), why),
                                now))
                        .map(opened -> opened.stream()
                                .findFirst()
                                .orElseThrow(() -> Problem.conflict("case-open", "This pupil's case is open already.")))
                        .call(opened -> note(transaction, opened, actor, now, "case-opened", opened.caseId())));
    }

    /** Writes an entry, which is a fact to the rules at once; 404 without such a case, 409 once it is closed. */
    Uni<CaseEntry> add(int urn, UUID caseId, EntryForm form, Optional<IdempotencyKey> key, Actor actor) {
        Instant now = clock.now();
        return inTurn(
                urn,
                transaction -> live(transaction, urn, caseId).chain(found -> {
                    CaseEntry entry = form.entry(found, actor, now);
                    return once.answer(
                            transaction,
                            key,
                            CaseEntry.class,
                            () -> requireGrounds(transaction, found, form.type())
                                    .chain(() -> entries.add(transaction, urn, entry))
                                    .chain(() -> reviews.follow(transaction, found, entry, now))
                                    .chain(() -> note(transaction, found, actor, now, "case-entry", entry.entryId()))
                                    .chain(() -> fill.fill(
                                            transaction,
                                            urn,
                                            List.of(found.pupil().pupilId())))
                                    .chain(() -> evaluate.evaluate(
                                            transaction, List.of(new Trigger(found.pupil(), traces.current())), false))
                                    .replaceWith(entry));
                }));
    }

    /**
     * Moves a case to another stage. Legal intervention comes after support, unless the head says why support does not
     * fit the case (BHCET-22.4).
     */
    Uni<AttendanceCase> move(int urn, UUID caseId, StageForm form, Actor actor) {
        Instant now = clock.now();
        return inTurn(
                urn,
                transaction -> live(transaction, urn, caseId)
                        .call(found -> requireSupport(transaction, found, form))
                        .chain(found -> {
                            CaseStage before = found.state().stage();
                            AttendanceCase moved = CaseMoves.move(found.state(), form.stage(), now)
                                    .map(found::movedTo)
                                    .orElseThrow(() -> Problem.conflict(
                                            "stage-not-next",
                                            "A case in stage " + before + " cannot go to " + form.stage() + "."));
                            return follow.move(
                                            transaction,
                                            moved,
                                            before,
                                            new Reason(actor.name(), actor.role(), form.reason()))
                                    .chain(() -> note(transaction, moved, actor, now, "case-moved", caseId))
                                    .replaceWith(moved);
                        }));
    }

    /** A legal step needs support that did not work or does not fit (ODST-5.3), social care a concern (BHCET-22.3). */
    private Uni<Void> requireGrounds(SqlConnection transaction, AttendanceCase found, EntryType type) {
        boolean legal = type.isLegal();
        if (!legal && type != EntryType.SOCIAL_CARE) {
            return Uni.createFrom().voidItem();
        }
        CaseEvent[] asked = legal
                ? new CaseEvent[] {
                    CaseEvent.SUPPORT_NOT_WORKING, CaseEvent.NOT_ENGAGED, CaseEvent.SUPPORT_NOT_APPROPRIATE
                }
                : new CaseEvent[] {CaseEvent.SAFEGUARDING_CONCERN};
        return entries.names(transaction, found.pupil().urn(), found.caseId(), asked)
                .invoke(shown -> {
                    if (!shown) {
                        throw Problem.unprocessable(
                                legal ? "support-first" : "concern-first",
                                legal
                                        ? "A legal step needs an entry that support does not work, is not engaged with or does not fit."
                                        : "Social care is brought in once a safeguarding concern is on record.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireSupport(SqlConnection transaction, AttendanceCase found, StageForm form) {
        if (form.stage() != CaseStage.LEGAL || form.supportDoesNotFit() != null) {
            return Uni.createFrom().voidItem();
        }
        return entries.showsSupport(transaction, found.pupil().urn(), found.caseId())
                .invoke(shown -> {
                    if (!shown) {
                        throw Problem.unprocessable(
                                "support-first",
                                "The case shows no support yet: enter it, or say in supportDoesNotFit why it does not fit.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<AttendanceCase> live(SqlConnection transaction, int urn, UUID caseId) {
        return cases.find(transaction, urn, caseId)
                .map(found -> found.orElseThrow(() -> Problem.notFound("case")))
                .invoke(found -> {
                    if (found.state().stage() == CaseStage.CLOSED) {
                        throw Problem.conflict("case-closed", "The case is closed; what comes now opens another one.");
                    }
                });
    }

    private <T> Uni<T> inTurn(int urn, Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> evaluate.takeTurn(transaction, List.of(urn)).chain(() -> work.apply(transaction)));
    }

    private Uni<Void> note(
            SqlConnection transaction, AttendanceCase of, Actor actor, Instant at, String action, UUID id) {
        return audit.note(
                transaction, of.pupil().urn(), actor, at, action, of.pupil().pupilId(), id);
    }
}
