package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.marking.AmendmentStore.Act;
import org.rollcall.register.marking.AmendmentStore.Change;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
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

/**
 * Amends marks, one or many, as one act with one reason: one transaction, one event, one id in every history it touches.
 * The original entries, who made them and when stay beside the amended ones.
 */
@ApplicationScoped
public class AmendMarks {
    private static final int TRIES = 3;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final AmendmentStore store;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;
    private final Once once;

    AmendMarks(
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
     * One mark to amend.
     *
     * @param pupilId pupil
     * @param session session
     * @param code code from now on
     * @param minutesLate minutes after the register began
     * @param field where the request names it, such as {@code marks[3].}; empty for a request about one mark
     */
    record Wanted(
            UUID pupilId,
            SessionRef session,
            String code,
            @Nullable Integer minutesLate,
            String field) {}

    /**
     * An act as it is asked for.
     *
     * @param urn school
     * @param marks the marks, at least one
     * @param reason why they are amended
     * @param by who amends
     * @param key the request's idempotency key
     */
    record Request(int urn, List<Wanted> marks, String reason, Actor by, Optional<IdempotencyKey> key) {}

    /** Amends one mark and answers with its whole history. */
    Uni<MarkHistory> one(Request request) {
        Wanted wanted = request.marks().getFirst();
        return amend(
                request,
                request.urn() + "/pupils/" + wanted.pupilId() + "/marks/"
                        + wanted.session().date() + "/" + wanted.session().session(),
                MarkHistory.class,
                (transaction, act) -> write(transaction, act)
                        .chain(() -> store.history(transaction, act.urn(), wanted.pupilId(), wanted.session()))
                        .map(List::getFirst));
    }

    /** Amends all of the marks, or none with every faulty one named. */
    Uni<ActOfAmendment> all(Request request) {
        return amend(
                request,
                null,
                ActOfAmendment.class,
                (transaction, act) -> write(transaction, act).map(amended -> ActOfAmendment.of(act, amended)));
    }

    /** Writes an act into a transaction that is under way, and tells of it there. */
    Uni<List<Amendment>> write(SqlConnection transaction, Act act) {
        return store.amend(transaction, act).call(amended -> outbox.append(transaction, List.of(told(act, amended))));
    }

    private <T> Uni<T> amend(
            Request request, @Nullable String subject, Class<T> type, BiFunction<SqlConnection, Act, Uni<T>> work) {
        return attempt(request, subject, type, work, TRIES);
    }

    private <T> Uni<T> attempt(
            Request request,
            @Nullable String subject,
            Class<T> type,
            BiFunction<SqlConnection, Act, Uni<T>> work,
            int tries) {
        return snapshots
                .current(request.urn())
                .map(school -> act(school, request, subject))
                .chain(act -> Contention.settle(() -> database.inTransaction(
                        Scope.school(request.urn()),
                        transaction ->
                                once.answer(transaction, request.key(), type, () -> work.apply(transaction, act)))))
                .onFailure(StaleSnapshotException.class)
                .recoverWithUni(() -> tries > 1
                        ? attempt(request, subject, type, work, tries - 1)
                        : Uni.createFrom().failure(new ServiceUnavailableException(1L)));
    }

    private Act act(SchoolSnapshot school, Request request, @Nullable String subject) {
        List<Refused> faults = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Wanted wanted : request.marks()) {
            if (school.findPupil(wanted.pupilId()).isEmpty() && subject != null) {
                throw Problem.notFound("pupil");
            }
            (seen.add(List.of(wanted.pupilId(), wanted.session()))
                            ? MarkRules.amendment(
                                    school,
                                    wanted.pupilId(),
                                    wanted.session(),
                                    wanted.code(),
                                    wanted.minutesLate(),
                                    clock.today(),
                                    wanted.field())
                            : Optional.of(Refused.at(
                                    wanted.field() + "pupilId", "duplicate-mark", "The mark is named twice.")))
                    .ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            Refused refused = MarkRules.together(faults);
            throw Problem.unprocessable(refused.code(), refused.detail(), refused.errors());
        }
        UUID id = UUID.randomUUID();
        return new Act(
                request.urn(),
                school.revision(),
                id,
                request.marks().stream()
                        .sorted(Comparator.comparing(Wanted::pupilId)
                                .thenComparing(wanted -> wanted.session().date())
                                .thenComparing(wanted -> wanted.session().session()))
                        .map(wanted -> change(school, wanted))
                        .toList(),
                request.reason(),
                subject == null ? request.urn() + "/amendments/" + id : subject,
                request.by(),
                clock.now(),
                machine.now());
    }

    private static Change change(SchoolSnapshot school, Wanted wanted) {
        LocalDate date = wanted.session().date();
        Placement placement = school.findPupil(wanted.pupilId()).orElseThrow().placementOn(date);
        return new Change(
                wanted.pupilId(),
                wanted.session(),
                placement.classId(),
                placement.yearGroup(),
                wanted.code(),
                wanted.minutesLate(),
                NClockRules.due(school.calendar(), date, placement.yearGroup()));
    }

    private static OutboxEvent told(Act act, List<Amendment> amended) {
        MarksAmended event =
                new MarksAmended(act.urn(), 1, act.amendmentId(), MarksAmended.Kind.AMENDED, act.now(), amended);
        return OutboxEvent.of(Topics.REGISTER, act.urn(), EventTypes.typeOf(event), event.subject(), event);
    }
}
