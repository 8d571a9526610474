package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.leave.request.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/** Changes a pass that is there: in one transaction with the event that tells of it and the audit entry. */
@ApplicationScoped
class PassDesk {
    private final ScopedDatabase database;
    private final PassStore passes;
    private final Outbox outbox;
    private final AuditStore audit;
    private final SchoolClock clock;
    private final Once once;

    PassDesk(ScopedDatabase database, PassStore passes, Outbox outbox, AuditStore audit, SchoolClock clock, Once once) {
        this.database = database;
        this.passes = passes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
    }

    /**
     * Somebody acting on a pass.
     *
     * @param action what the audit calls it
     * @param ifMatch the revision the caller saw, if any
     */
    record Acting(
            int urn,
            UUID id,
            Caller caller,
            Role role,
            String action,
            @Nullable String ifMatch,
            Optional<IdempotencyKey> key) {
        PassState.Act act(Instant at) {
            return new PassState.Act(caller.name(), role.word(), at);
        }
    }

    /** The pass changed; fails with 404 when the school has none, 412 when the caller saw an older revision. */
    Uni<PassView> change(Acting acting, UnaryOperator<LunchPass> step) {
        return database.inSession(
                        Scope.school(acting.urn()),
                        session -> once.answer(
                                session,
                                acting.key(),
                                PassView.class,
                                () -> changed(session, acting, step).map(pass -> PassView.of(pass, clock.today()))))
                .invoke(() -> outbox.wake(acting.urn()));
    }

    private Uni<LunchPass> changed(Mutiny.Session session, Acting acting, UnaryOperator<LunchPass> step) {
        return passes.hold(session, acting.urn(), acting.id())
                .map(found -> found.orElseThrow(() -> Problem.notFound("lunch pass")))
                .invoke(pass -> Revision.check(pass.revision(), acting.ifMatch()))
                .map(step)
                .chain(pass -> passes.change(session, pass))
                .call(pass -> tell(session, pass))
                .call(pass -> note(session, pass, acting.caller(), acting.role(), acting.action()));
    }

    /** Tells the other services where the pass stands; reasons and names stay here. */
    Uni<Void> tell(Mutiny.Session session, LunchPass pass) {
        LunchPassChanged event = event(pass, clock.now());
        return outbox.append(
                session,
                List.of(OutboxEvent.of(Topics.LEAVE, pass.urn(), EventTypes.typeOf(event), event.subject(), event)));
    }

    /** Notes who did it. */
    Uni<Void> note(Mutiny.Session session, LunchPass pass, Caller caller, Role role, String action) {
        return audit.note(session, pass.urn(), caller, role, action, pass.pupilId(), pass.id());
    }

    static LunchPassChanged event(LunchPass pass, Instant at) {
        PassState.Terms terms = pass.state() instanceof PassState.Granted granted ? granted.terms() : null;
        return new LunchPassChanged(
                pass.urn(),
                pass.revision(),
                pass.id(),
                pass.pupilId(),
                pass.state().word(),
                pass.asked().on(),
                pass.asked().decideBy(),
                terms == null ? null : terms.from(),
                terms == null ? null : terms.to(),
                pass.renewalAskedOn(),
                pass.state() instanceof PassState.Withdrawn withdrawn ? withdrawn.byParent() : null,
                pass.clause(),
                since(pass.state(), at));
    }

    /** When it came to its state; what is only confirmed later came to it before. */
    private static Instant since(PassState state, Instant now) {
        return switch (state) {
            case PassState.Requested _ -> now;
            case PassState.Granted granted -> granted.act().at();
            case PassState.Refused refused -> refused.act().at();
            case PassState.Withdrawn withdrawn -> withdrawn.act().at();
        };
    }
}
