package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/** Amends one mark with a reason; the original entry, who made it and when stay beside it. */
@ApplicationScoped
public class AmendMark {
    private static final int TRIES = 3;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final AmendmentStore store;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;
    private final Once once;

    AmendMark(
            Snapshots snapshots,
            ScopedDatabase database,
            AmendmentStore store,
            Outbox outbox,
            SchoolClock clock,
            MachineClock machine,
            Once once) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.machine = machine;
        this.once = once;
    }

    /**
     * An amendment as it is asked for.
     *
     * @param urn school
     * @param pupilId pupil
     * @param session session
     * @param code code from now on
     * @param minutesLate minutes after the register began
     * @param reason why it is amended
     * @param by who amends it
     * @param key the request's idempotency key
     */
    record Request(
            int urn,
            UUID pupilId,
            SessionRef session,
            String code,
            @Nullable Integer minutesLate,
            String reason,
            Actor by,
            Optional<IdempotencyKey> key) {}

    /** Amends the mark and answers with its whole history. */
    Uni<MarkHistory> amend(Request request) {
        return attempt(request, TRIES);
    }

    private Uni<MarkHistory> attempt(Request request, int tries) {
        return snapshots
                .current(request.urn())
                .chain(school -> {
                    Pupil pupil = school.findPupil(request.pupilId()).orElseThrow(() -> Problem.notFound("pupil"));
                    refusal(school, pupil, request).ifPresent(refused -> {
                        throw Problem.unprocessable(refused.code(), refused.detail(), refused.errors());
                    });
                    return Contention.settle(() -> write(school, pupil, request));
                })
                .invoke(() -> outbox.wake(request.urn()))
                .onFailure(StaleSnapshotException.class)
                .recoverWithUni(() -> tries > 1
                        ? attempt(request, tries - 1)
                        : Uni.createFrom().failure(new ServiceUnavailableException(1L)));
    }

    private Optional<Refused> refusal(SchoolSnapshot school, Pupil pupil, Request request) {
        LocalDate date = request.session().date();
        return MarkRules.session(
                        school, request.session(), pupil.placementOn(date).yearGroup(), clock.today(), "date")
                .or(() -> pupil.isOnRoll(date)
                        ? Optional.empty()
                        : Optional.of(
                                Refused.at("pupilId", "pupil-not-on-roll", "The pupil is not on roll on that day.")))
                .or(() -> MarkRules.code(request.code(), request.minutesLate(), date, ""));
    }

    private Uni<MarkHistory> write(SchoolSnapshot school, Pupil pupil, Request request) {
        Placement placement = pupil.placementOn(request.session().date());
        AmendmentStore.Amending amending = new AmendmentStore.Amending(
                request.urn(),
                school.revision(),
                request.pupilId(),
                request.session(),
                placement.classId(),
                placement.yearGroup(),
                request.code(),
                request.minutesLate(),
                request.reason(),
                request.by(),
                clock.now(),
                machine.now(),
                NClockRules.due(school.calendar(), request.session().date(), placement.yearGroup()));
        return database.inTransaction(
                Scope.school(request.urn()),
                transaction ->
                        once.answer(transaction, request.key(), MarkHistory.class, () -> amend(transaction, amending)));
    }

    private Uni<MarkHistory> amend(SqlConnection transaction, AmendmentStore.Amending amending) {
        return store.amend(transaction, amending)
                .map(amended -> amended.orElseThrow(StaleSnapshotException::new))
                .chain(amended -> outbox.append(transaction, told(amending, amended)))
                .chain(() -> store.history(transaction, amending.urn(), amending.pupilId(), amending.session()))
                .map(List::getFirst);
    }

    private static OutboxEvent told(AmendmentStore.Amending amending, MarksAmended.Amendment amended) {
        MarksAmended event = new MarksAmended(
                amending.urn(), 1, UUID.randomUUID(), MarksAmended.Kind.AMENDED, amending.now(), List.of(amended));
        return OutboxEvent.of(Topics.REGISTER, amending.urn(), EventTypes.typeOf(event), event.subject(), event);
    }
}
