package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Revision;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.problem.Problem;

/** Takes a class register: one transaction of three statements, whatever the size of the class. */
@ApplicationScoped
public class TakeRegister {
    private static final int TRIES = 3;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkStore marks;
    private final ClassTeachers classTeachers;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;

    TakeRegister(
            Snapshots snapshots,
            ScopedDatabase database,
            MarkStore marks,
            ClassTeachers classTeachers,
            Outbox outbox,
            SchoolClock clock,
            MachineClock machine) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.classTeachers = classTeachers;
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
     * @param ifMatch the register's revision that the sender decided on, as entity tag; null for any
     */
    record Request(
            int urn,
            SessionRef session,
            UUID classId,
            Caller caller,
            Role role,
            Submission submission,
            @Nullable String ifMatch) {}

    /** Takes the register; the same again changes nothing and tells nobody. */
    Uni<Taken.Standing> take(Request request) {
        return snapshots.known(request.urn()).chain(school -> {
            boolean isSure = refusal(school, request).isEmpty()
                    && ClassTeachers.isOwn(school, request.classId(), request.caller(), request.role());
            return isSure ? attempt(school, request, TRIES) : again(request, TRIES);
        });
    }

    private Uni<Taken.Standing> again(Request request, int tries) {
        return snapshots.current(request.urn()).chain(school -> {
            if (school.findClass(request.classId()).isEmpty()) {
                throw Problem.notFound("class");
            }
            return classTeachers
                    .require(school, request.classId(), request.session(), request.caller(), request.role())
                    .chain(() -> {
                        refusal(school, request).ifPresent(refused -> {
                            throw refused;
                        });
                        return attempt(school, request, tries);
                    });
        });
    }

    private Optional<RuntimeException> refusal(SchoolSnapshot school, Request request) {
        if (school.findClass(request.classId()).isEmpty()) {
            return Optional.of(Problem.notFound("class"));
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
                NClockRules.due(school.calendar(), session.date(), yearGroup),
                request.submission().othersPresent() ? MarkRules.presentAt(session) : null,
                true);
        return database.inRoutine(
                Scope.school(request.urn()),
                transaction -> marks.take(transaction, taking)
                        .invoke(taken -> requireMatch(request.ifMatch(), taken))
                        .call(taken -> tell(transaction, taking, taken)));
    }

    /** Fails, and undoes what was written, when the sender decided on another revision than the one this came upon. */
    private static void requireMatch(@Nullable String ifMatch, Taken taken) {
        if (ifMatch != null && taken instanceof Taken.Standing standing) {
            long before = standing.revision() - (standing.entered().isEmpty() ? 0 : 1);
            Revision.check(ifMatch, before == 0 && ifMatch.equals("*") ? null : before);
        }
    }

    private Uni<Void> tell(SqlConnection transaction, MarkStore.Taking taking, Taken taken) {
        return taken instanceof Taken.Standing standing && !standing.entered().isEmpty()
                ? outbox.append(transaction, List.of(taking.told(standing)))
                : Uni.createFrom().voidItem();
    }

    private static RuntimeException closed(Role role) {
        return role == Role.ATTENDANCE_OFFICER
                ? Problem.conflict(
                        "amendment-required", "The register is closed: change marks by an amendment with its reason.")
                : Problem.conflict(
                        "register-closed", "The register is closed: only the attendance officer may change marks.");
    }
}
