package org.rollcall.leave.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Takes back a request, or leave already granted that has not run out. */
@ApplicationScoped
public class WithdrawLeave {
    private final ScopedDatabase database;
    private final LeaveStore leaves;
    private final LeaveEvents events;
    private final AuditStore audit;
    private final SchoolClock clock;
    private final Once once;

    WithdrawLeave(
            ScopedDatabase database,
            LeaveStore leaves,
            LeaveEvents events,
            AuditStore audit,
            SchoolClock clock,
            Once once) {
        this.database = database;
        this.leaves = leaves;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
    }

    /**
     * Withdraws.
     *
     * @return the request withdrawn; fails with 404 when the school has none, 412 when the caller saw an older
     *     revision, 409 when it was refused, withdrawn or has run out
     */
    Uni<LeaveView> withdraw(
            int urn, UUID id, Caller caller, Role role, @Nullable String ifMatch, Optional<IdempotencyKey> key) {
        return database.inSession(
                        Scope.school(urn),
                        session -> once.answer(
                                session,
                                key,
                                LeaveView.class,
                                () -> withdraw(session, urn, id, caller, role, ifMatch)
                                        .map(LeaveView::of)))
                .invoke(() -> events.wake(urn));
    }

    private Uni<LeaveRequest> withdraw(
            Mutiny.Session session, int urn, UUID id, Caller caller, Role role, @Nullable String ifMatch) {
        return leaves.hold(session, urn, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("leave request")))
                .invoke(request -> Revision.check(request.revision(), ifMatch))
                .map(request -> request.become(withdrawn(request, caller, role)))
                .chain(changed -> leaves.change(session, changed))
                .call(changed -> events.tell(session, changed, clock.now()))
                .call(changed ->
                        audit.note(session, urn, caller, role, "LEAVE_WITHDRAWN", changed.pupilId(), changed.id()));
    }

    private LeaveState.Withdrawn withdrawn(LeaveRequest request, Caller caller, Role role) {
        LeaveState.Act act = new LeaveState.Act(caller.name(), role.word(), clock.now());
        return switch (request.state()) {
            case LeaveState.Requested requested -> requested.withdraw(act);
            case LeaveState.Granted granted
            when !granted.period().end().isBefore(clock.today()) -> granted.withdraw(act);
            case LeaveState.Granted _ ->
                throw Problem.conflict("leave-already-over", "The leave has been taken; amend the marks instead.");
            case LeaveState.Refused _, LeaveState.Withdrawn _ ->
                throw Problem.conflict(
                        "leave-already-decided",
                        "The request is " + request.state().word().toLowerCase(Locale.ROOT) + ".");
        };
    }
}
