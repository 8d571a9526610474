package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.SchoolClass;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/** Takes a class register: one transaction of three statements, whatever the size of the class. */
@ApplicationScoped
public class TakeRegister {
    private static final int TRIES = 3;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkStore marks;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;

    TakeRegister(
            Snapshots snapshots,
            ScopedDatabase database,
            MarkStore marks,
            Outbox outbox,
            SchoolClock clock,
            MachineClock machine) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.outbox = outbox;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * The register as it is asked for.
     *
     * @param urn school
     * @param session session
     * @param classId class
     * @param caller who sends it
     * @param role the caller's role
     * @param submission what was sent
     */
    record Request(int urn, SessionRef session, UUID classId, Caller caller, Role role, Submission submission) {}

    /** Takes the register; the same again changes nothing and tells nobody. */
    Uni<Taken.Standing> take(Request request) {
        return snapshots
                .known(request.urn())
                .chain(school ->
                        refusal(school, request).isPresent() ? again(request, TRIES) : attempt(school, request, TRIES));
    }

    private Uni<Taken.Standing> again(Request request, int tries) {
        return snapshots.current(request.urn()).chain(school -> {
            refusal(school, request).ifPresent(refused -> {
                throw refused;
            });
            return attempt(school, request, tries);
        });
    }

    private Optional<RuntimeException> refusal(SchoolSnapshot school, Request request) {
        Optional<SchoolClass> asked = school.findClass(request.classId());
        if (asked.isEmpty()) {
            return Optional.of(Problem.notFound("class"));
        }
        if (request.role() == Role.TEACHER
                && !asked.get().teachers().contains(request.caller().subject())) {
            return Optional.of(Problem.forbidden("A teacher takes the registers of the own classes."));
        }
        return MarkRules.register(school, request.session(), request.classId(), request.submission(), clock.today())
                .map(refused -> Problem.unprocessable(refused.code(), refused.detail(), refused.errors()));
    }

    private Uni<Taken.Standing> attempt(SchoolSnapshot school, Request request, int tries) {
        return Contention.settle(() -> write(school, request)).chain(taken -> switch (taken) {
            case Taken.Standing standing -> Uni.createFrom().item(standing);
            case Taken.Closed closed -> Uni.createFrom().failure(closed(request.role()));
            case Taken.Stale stale ->
                tries > 1 ? again(request, tries - 1) : Uni.createFrom().failure(new ServiceUnavailableException(1L));
        });
    }

    private Uni<Taken> write(SchoolSnapshot school, Request request) {
        Instant now = clock.now();
        SessionRef session = request.session();
        int yearGroup = school.findClass(request.classId()).orElseThrow().yearGroup();
        boolean open = school.calendar()
                .closesAt(session.date(), session.session(), yearGroup)
                .map(closes -> now.isBefore(closes.atZone(SchoolClock.ZONE).toInstant()))
                .orElse(false);
        Instant said = request.submission().takenAt();
        MarkStore.Taking taking = new MarkStore.Taking(
                request.urn(),
                school.revision(),
                session,
                request.classId(),
                yearGroup,
                MarkRules.expected(school, request.classId(), session.date()),
                request.submission(),
                open,
                Actor.of(request.caller(), request.role()),
                // A classroom's clock that runs ahead must not date a register into the future.
                said == null || said.isAfter(now) ? now : said,
                now,
                machine.now(),
                NClockRules.due(school.calendar(), session.date(), yearGroup));
        return database.inTransaction(
                        Scope.school(request.urn()),
                        transaction -> marks.take(transaction, taking).call(taken -> tell(transaction, taking, taken)))
                .invoke(() -> outbox.wake(request.urn()));
    }

    private Uni<Void> tell(SqlConnection transaction, MarkStore.Taking taking, Taken taken) {
        if (!(taken instanceof Taken.Standing standing) || standing.entered().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        RegisterTaken event = new RegisterTaken(
                taking.urn(),
                taking.session().date(),
                taking.session().session().name(),
                taking.classId(),
                standing.revision(),
                taking.takenAt(),
                taking.now(),
                taking.submission().source(),
                standing.entered());
        return outbox.append(
                transaction,
                List.of(OutboxEvent.of(
                        Topics.REGISTER, taking.urn(), EventTypes.typeOf(event), event.subject(), event)));
    }

    private static RuntimeException closed(Role role) {
        return role == Role.ATTENDANCE_OFFICER
                ? Problem.conflict(
                        "amendment-required", "The register is closed: change marks by an amendment with its reason.")
                : Problem.conflict(
                        "register-closed", "The register is closed: only the attendance officer may change marks.");
    }
}
