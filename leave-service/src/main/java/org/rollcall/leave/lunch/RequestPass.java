package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.leave.school.ArrivingRoll;
import org.rollcall.leave.school.NotOnRoll;
import org.rollcall.leave.school.RollEntry;
import org.rollcall.leave.school.SchoolStore;
import org.rollcall.rules.procedure.LunchRule;
import org.rollcall.rules.procedure.SiteProcedures;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.problem.Problem;

/** Receives a parent's request for leave at lunchtime, where the school's policy has such passes (AET-9.1). */
@ApplicationScoped
class RequestPass {
    private final SiteProcedures procedures = SiteProcedures.load();
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final ArrivingRoll roll;
    private final PassStore passes;
    private final PassDesk desk;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;
    private final Once once;

    RequestPass(
            ScopedDatabase database,
            SchoolStore schools,
            ArrivingRoll roll,
            PassStore passes,
            PassDesk desk,
            Outbox outbox,
            SchoolClock clock,
            MachineClock machine,
            Once once) {
        this.database = database;
        this.schools = schools;
        this.roll = roll;
        this.passes = passes;
        this.desk = desk;
        this.outbox = outbox;
        this.clock = clock;
        this.machine = machine;
        this.once = once;
    }

    /**
     * Keeps a request whose fields are all there.
     *
     * @return the request; fails with 422 {@code no-lunch-passes} under a policy without them, 422 when date or pupil
     *     break a rule, 409 when the pupil has a pass that is asked for or valid
     */
    Uni<PassView> request(int urn, PassForm.Complete form, Caller caller, Role role, Optional<IdempotencyKey> key) {
        if (form.requestedOn().isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-the-future", "The day of the request has not come yet.");
        }
        return roll.awaited(
                        database.inSession(
                                Scope.school(urn),
                                session -> once.answer(
                                        session,
                                        key,
                                        PassView.class,
                                        () -> receive(session, urn, form, caller, role)
                                                .map(pass -> PassView.of(pass, clock.today())))),
                        "The pupil is not on the school's roll.")
                .invoke(() -> outbox.wake(urn));
    }

    private Uni<LunchPass> receive(Mutiny.Session session, int urn, PassForm.Complete form, Caller caller, Role role) {
        return schools.onRoll(session, urn, form.pupilId(), clock.today())
                .map(entry -> entry.orElseThrow(NotOnRoll::new))
                .map(this::rule)
                .call(() -> refuseSecond(session, urn, form))
                .map(rule -> pass(urn, form, rule))
                .call(pass -> passes.add(session, pass))
                .call(pass -> keepPhoto(session, pass, form))
                .call(pass -> desk.tell(session, pass))
                .call(pass -> desk.note(session, pass, caller, role, "LUNCH_PASS_REQUESTED"));
    }

    private LunchRule.PassRule rule(RollEntry entry) {
        return entry.policyId()
                .flatMap(policy -> procedures.of(policy).lunch())
                .flatMap(LunchRule::passes)
                .orElseThrow(() -> Problem.unprocessable(
                        "no-lunch-passes", "The school's policy has no passes for leave at lunchtime."));
    }

    private Uni<Void> refuseSecond(Mutiny.Session session, int urn, PassForm.Complete form) {
        return passes.stands(session, urn, form.pupilId(), clock.today())
                .invoke(stands -> {
                    if (stands) {
                        throw Problem.conflict(
                                "lunch-pass-exists", "The pupil has a pass already, or one is asked for.");
                    }
                })
                .replaceWithVoid();
    }

    private LunchPass pass(int urn, PassForm.Complete form, LunchRule.PassRule rule) {
        Photo photo = form.photo();
        return new LunchPass(
                urn,
                UUID.randomUUID(),
                form.pupilId(),
                new LunchPass.Asked(
                        form.reason(),
                        form.requestedBy(),
                        form.requestedOn(),
                        form.requestedOn().plusDays(rule.decideWithinDays()),
                        form.collectedBy()),
                rule.cite().getFirst(),
                machine.now().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null,
                photo == null ? null : photo.mediaType(),
                1,
                new PassState.Requested());
    }

    private Uni<Void> keepPhoto(Mutiny.Session session, LunchPass pass, PassForm.Complete form) {
        Photo photo = form.photo();
        return photo == null
                ? Uni.createFrom().voidItem()
                : passes.keepPhoto(session, pass.urn(), pass.id(), photo.content(), machine.now());
    }
}
