package org.rollcall.leave.decision;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.attendance.MarkStore;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.leave.request.LeaveEvents;
import org.rollcall.leave.request.LeaveRequest;
import org.rollcall.leave.request.LeaveState;
import org.rollcall.leave.request.LeaveStore;
import org.rollcall.leave.request.LeaveView;
import org.rollcall.leave.request.Revision;
import org.rollcall.leave.school.SchoolStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Records the head's decision on a request for leave (KCA-13.7, BHCET-12.2). */
@ApplicationScoped
public class DecideLeave {
    private final ScopedDatabase database;
    private final LeaveStore leaves;
    private final MarkStore marks;
    private final SchoolStore schools;
    private final LeaveEvents events;
    private final AuditStore audit;
    private final SchoolClock clock;
    private final Once once;

    DecideLeave(
            ScopedDatabase database,
            LeaveStore leaves,
            MarkStore marks,
            SchoolStore schools,
            LeaveEvents events,
            AuditStore audit,
            SchoolClock clock,
            Once once) {
        this.database = database;
        this.leaves = leaves;
        this.marks = marks;
        this.schools = schools;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
    }

    /**
     * Decides.
     *
     * @return the request decided; fails with 404 when the school has none, 422 when the grant breaks a rule, 412 when
     *     the caller saw an older revision, 409 when it was decided before
     */
    Uni<LeaveView> decide(
            int urn,
            UUID id,
            DecisionForm.Complete form,
            Caller head,
            Role role,
            @Nullable String ifMatch,
            Optional<IdempotencyKey> key) {
        return database.inSession(
                        Scope.school(urn),
                        session -> once.answer(
                                session,
                                key,
                                LeaveView.class,
                                () -> decide(session, urn, id, form, head, role, ifMatch)
                                        .map(LeaveView::of)))
                .invoke(() -> events.wake(urn));
    }

    private Uni<LeaveRequest> decide(
            Mutiny.Session session,
            int urn,
            UUID id,
            DecisionForm.Complete form,
            Caller head,
            Role role,
            @Nullable String ifMatch) {
        return leaves.hold(session, urn, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("leave request")))
                .chain(request -> granted(session, request, form)
                        .map(grant -> request.become(decided(request, form, grant, head, role, ifMatch))))
                .chain(changed -> leaves.change(session, changed))
                .call(changed -> events.tell(session, changed, clock.now()))
                .call(changed -> audit.note(
                        session, urn, head, role, "LEAVE_" + changed.state().word(), changed.pupilId(), changed.id()));
    }

    /** The body is judged before the state: what a grant comes to, empty for a refusal. */
    private Uni<Optional<GrantOutcome.Allowed>> granted(
            Mutiny.Session session, LeaveRequest request, DecisionForm.Complete form) {
        if (form.answer() == DecisionForm.Answer.REFUSE) {
            return Uni.createFrom().item(Optional.empty());
        }
        GrantOutcome.Allowed grant =
                allowed(GrantRules.judge(request, form.code(), form.from(), form.to(), clock.today()));
        return GrantRules.floor(request)
                .map(floor -> marks.tally(session, request.urn(), request.pupilId(), clock.today())
                        .chain(soFar -> schools.onRoll(
                                        session,
                                        request.urn(),
                                        request.pupilId(),
                                        request.asked().start())
                                .map(entry -> entry.map(found ->
                                                found.sessions(grant.period()).orElse(0))
                                        .orElse(0))
                                .map(away -> allowed(GrantRules.withinFloor(grant, floor, soFar, away)))))
                .orElseGet(() -> Uni.createFrom().item(grant))
                .map(Optional::of);
    }

    private LeaveState decided(
            LeaveRequest request,
            DecisionForm.Complete form,
            Optional<GrantOutcome.Allowed> grant,
            Caller head,
            Role role,
            @Nullable String ifMatch) {
        Revision.check(request.revision(), ifMatch);
        LeaveState.Act act = new LeaveState.Act(head.name(), role.word(), clock.now());
        return switch (request.state()) {
            case LeaveState.Requested open ->
                grant.<LeaveState>map(allowed -> open.grant(act, form.reason(), allowed.code(), allowed.period()))
                        .orElseGet(() -> open.refuse(act, form.reason()));
            case LeaveState.Granted _, LeaveState.Refused _, LeaveState.Withdrawn _ ->
                throw Problem.conflict(
                        "leave-already-decided",
                        "The request is " + request.state().word().toLowerCase(Locale.ROOT) + ".");
        };
    }

    private static GrantOutcome.Allowed allowed(GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Allowed allowed -> allowed;
            case GrantOutcome.Retrospective _ ->
                throw Problem.unprocessable(
                        "retrospective-leave", "Leave is granted in advance, on a request made in advance.");
            case GrantOutcome.OutsideRequest _ ->
                throw Problem.unprocessable("outside-request", "Days are granted that were not asked for.");
            case GrantOutcome.NotALeaveCode wrong ->
                throw Problem.unprocessable(
                        "not-a-leave-code", "The code " + wrong.code() + " does not stand for leave on these days.");
            case GrantOutcome.NotForThisKind wrong ->
                throw Problem.unprocessable(
                        "code-not-for-this-kind", "The code " + wrong.code() + " stands for travel for work alone.");
            case GrantOutcome.BelowFloor below ->
                throw Problem.unprocessable(
                        "attendance-floor",
                        "The days would take the pupil's attendance below the policy's limit: " + below.clause());
            case GrantOutcome.LicenceMissing missing ->
                throw Problem.unprocessable(
                        "licence-missing", "The policy grants no performance without a licence: " + missing.clause());
        };
    }
}
