package org.rollcall.leave.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.leave.attendance.MarkStore;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.leave.school.ArrivingRoll;
import org.rollcall.leave.school.NotOnRoll;
import org.rollcall.leave.school.RollEntry;
import org.rollcall.leave.school.SchoolStore;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Receives a request for leave: judges it by the rules and keeps it for the head. */
@ApplicationScoped
public class RequestLeave {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final ArrivingRoll roll;
    private final LeaveStore leaves;
    private final MarkStore marks;
    private final LeaveEvents events;
    private final AuditStore audit;
    private final SchoolClock clock;
    private final MachineClock machine;
    private final Once once;

    RequestLeave(
            ScopedDatabase database,
            SchoolStore schools,
            ArrivingRoll roll,
            LeaveStore leaves,
            MarkStore marks,
            LeaveEvents events,
            AuditStore audit,
            SchoolClock clock,
            MachineClock machine,
            Once once) {
        this.database = database;
        this.schools = schools;
        this.roll = roll;
        this.leaves = leaves;
        this.marks = marks;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
        this.once = once;
    }

    /**
     * Keeps a request whose fields are all there.
     *
     * @return the request with its assessment; fails with 422 when dates or pupil break a rule, 409 when an open
     *     request overlaps
     */
    Uni<LeaveView> request(int urn, LeaveForm.Complete form, Caller caller, Role role, Optional<IdempotencyKey> key) {
        if (form.asked().start().isAfter(form.asked().end())) {
            throw Problem.unprocessable("from-after-to", "The first day lies after the last.");
        }
        if (form.requestedOn().isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-the-future", "The day of the request has not come yet.");
        }
        return roll.awaited(
                        database.inSession(
                                Scope.school(urn),
                                session -> once.answer(
                                        session,
                                        key,
                                        LeaveView.class,
                                        () -> receive(session, urn, form, caller, role)
                                                .map(LeaveView::of))),
                        "The pupil is not on the school's roll on the first day of the leave.")
                .invoke(() -> events.wake(urn));
    }

    private Uni<LeaveRequest> receive(
            Mutiny.Session session, int urn, LeaveForm.Complete form, Caller caller, Role role) {
        return schools.onRoll(session, urn, form.pupilId(), form.asked().start())
                .map(entry -> entry.orElseThrow(NotOnRoll::new))
                .call(() -> refuseOverlap(session, urn, form))
                .chain(entry -> leaves.earlier(session, urn, form.pupilId(), form.asked())
                        .chain(earlier -> marks.tally(session, urn, form.pupilId(), clock.today())
                                .map(attendance -> judge(urn, form, entry, earlier, attendance))))
                .call(request -> leaves.add(session, request))
                .call(request -> events.tell(session, request, clock.now()))
                .call(request ->
                        audit.note(session, urn, caller, role, "LEAVE_REQUESTED", request.pupilId(), request.id()));
    }

    private Uni<Void> refuseOverlap(Mutiny.Session session, int urn, LeaveForm.Complete form) {
        return leaves.overlapsOpen(session, urn, form.pupilId(), form.asked())
                .invoke(overlaps -> {
                    if (overlaps) {
                        throw Problem.conflict(
                                "overlapping-leave-request", "An undecided request for this pupil shares a day.");
                    }
                })
                .replaceWithVoid();
    }

    private LeaveRequest judge(
            int urn, LeaveForm.Complete form, RollEntry entry, EarlierLeave earlier, AttendanceTally attendance) {
        Instant received = machine.now().truncatedTo(ChronoUnit.MICROS);
        return new LeaveRequest(
                urn,
                UUID.randomUUID(),
                form.pupilId(),
                form.kind(),
                form.asked(),
                form.reason(),
                form.requestedBy(),
                form.requestedOn(),
                form.evidence(),
                form.licence(),
                AssessmentRules.assess(
                        form.application(),
                        new Background(
                                entry.policyId(),
                                schoolDays(form, entry),
                                entry.sessions(form.asked()),
                                earlier,
                                attendance)),
                received,
                1,
                firstState(form, entry));
    }

    /** Days that a licence names need no decision where the policy says so; the others wait for the head. */
    private LeaveState firstState(LeaveForm.Complete form, RollEntry entry) {
        LeaveState.Requested open = new LeaveState.Requested();
        return LicensedDays.needNoDecision(form.application(), entry.policyId(), clock.today())
                ? open.grant(
                        new LeaveState.Act("Rollcall", "system", clock.now()),
                        LicensedDays.REASON,
                        form.kind().codeOn(form.asked().start()),
                        form.asked())
                : open;
    }

    private static OptionalInt schoolDays(LeaveForm.Complete form, RollEntry entry) {
        boolean covered = entry.calendar().covers(form.asked().start())
                && entry.calendar().covers(form.asked().end());
        return covered
                ? OptionalInt.of(entry.calendar()
                        .schoolDays(form.asked().start(), form.asked().end(), entry.yearGroup())
                        .size())
                : OptionalInt.empty();
    }
}
