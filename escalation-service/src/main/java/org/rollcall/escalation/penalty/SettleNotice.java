package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.casework.CaseworkAudit;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.rules.penalty.PaymentRules;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Records what became of a notice: its receipt, its payment, its withdrawal, or what followed day 28. */
@ApplicationScoped
class SettleNotice {
    private final ScopedDatabase database;
    private final EvaluatePupils turns;
    private final NoticeStore notices;
    private final ConsiderationStore considerations;
    private final ChangeStore changes;
    private final TaskStore tasks;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;

    SettleNotice(
            ScopedDatabase database,
            EvaluatePupils turns,
            NoticeStore notices,
            ConsiderationStore considerations,
            ChangeStore changes,
            TaskStore tasks,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.turns = turns;
        this.notices = notices;
        this.considerations = considerations;
        this.changes = changes;
        this.tasks = tasks;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** Something that happened to a notice. */
    record Event(UUID noticeId, Change.Kind kind, Map<String, String> details, Optional<IdempotencyKey> key) {}

    /** What it makes of the notice. */
    @FunctionalInterface
    private interface Move {
        Notice of(Notice open, Instant now);
    }

    /** Notes when the notice was received, from which the days count. */
    Uni<Done> received(int urn, Event event, LocalDate on, Actor actor) {
        return move(urn, event, actor, (open, now) -> {
            if (on.isBefore(open.issuedOn()) || on.isAfter(clock.today())) {
                throw Problem.unprocessable(
                        "notice-dates",
                        "A notice is received from its issue to today.",
                        List.of(new FieldError("receivedOn", "is before the issue or in the future")));
            }
            return open.received(on);
        });
    }

    /** Notes the payment of the whole amount of its day; 422 for another amount or day. */
    Uni<Done> paid(int urn, Event event, LocalDate on, int pence, Actor actor) {
        return move(urn, event, actor, (open, now) -> {
            if (on.isAfter(clock.today())) {
                throw Problem.unprocessable(
                        "payment-in-the-future",
                        "A payment is recorded once it was made.",
                        List.of(new FieldError("paidOn", "lies in the future")));
            }
            PaymentRules.refuse(open.terms(), open.issuedOn(), on, pence).ifPresent(refusal -> {
                throw refused(open, on, refusal);
            });
            return open.moved(Notice.State.PAID, now, on, pence);
        });
    }

    /** Notes that the authority took the notice back: it counts no more. */
    Uni<Done> withdrawn(int urn, Event event, Actor actor) {
        return move(urn, event, actor, (open, now) -> open.moved(Notice.State.WITHDRAWN, now, null, null));
    }

    /** Notes what the authority made of an unpaid notice; 409 while it can be paid. */
    Uni<Done> ended(int urn, Event event, Notice.State state, Actor actor) {
        return move(urn, event, actor, (open, now) -> {
            if (!open.isOverdue(clock.today())) {
                throw Problem.conflict(
                        "still-payable",
                        "The notice can be paid until " + open.terms().payableUntil() + ".");
            }
            return open.moved(state, now, null, null);
        });
    }

    private static RuntimeException refused(Notice open, LocalDate on, PaymentRules.Refusal refusal) {
        String due = open.terms().dueOn(on).isPresent()
                ? "On " + on + " exactly " + Pounds.of(open.terms().dueOn(on).getAsInt()) + " settles it."
                : "It could be paid until " + open.terms().payableUntil() + ".";
        boolean amount = refusal == PaymentRules.Refusal.PART || refusal == PaymentRules.Refusal.TOO_MUCH;
        return Problem.unprocessable(
                refusal.code(),
                "A notice is paid in one sum, to the penny. " + due,
                List.of(new FieldError(amount ? "amount" : "paidOn", due)));
    }

    private Uni<Done> move(int urn, Event event, Actor actor, Move move) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> turns.takeTurn(transaction, List.of(urn))
                        .chain(() -> once.answer(
                                transaction,
                                event.key(),
                                Done.class,
                                () -> notices.find(transaction, urn, event.noticeId())
                                        .map(found -> found.orElseThrow(() -> Problem.notFound("penalty notice")))
                                        .chain(open ->
                                                write(transaction, open, open(open, move, now), event, actor, now))
                                        .replaceWith(new Done(event.noticeId())))));
    }

    private static Notice open(Notice found, Move move, Instant now) {
        if (found.state() != Notice.State.ISSUED) {
            throw Problem.conflict("notice-settled", "The notice is " + found.state() + ".");
        }
        return move.of(found, now);
    }

    private Uni<Void> write(
            SqlConnection transaction, Notice before, Notice moved, Event event, Actor actor, Instant now) {
        int urn = moved.pupil().urn();
        return notices.move(transaction, moved)
                .chain(() -> changes.add(
                        transaction,
                        moved.pupil(),
                        moved.noticeId(),
                        now,
                        event.kind(),
                        moved.state().name(),
                        actor,
                        event.details()))
                .chain(() -> tasks.dropByOrigin(transaction, urn, List.of(before.taskOrigin()), now))
                .chain(() -> remind(transaction, moved, now))
                .chain(() -> audit.note(
                        transaction,
                        urn,
                        actor,
                        now,
                        "penalty-notice-" + event.kind().name().toLowerCase(Locale.ROOT),
                        moved.pupil().pupilId(),
                        moved.noticeId()));
    }

    /** The task about its end, at the date that follows from its receipt. */
    private Uni<Void> remind(SqlConnection transaction, Notice moved, Instant now) {
        UUID asked = moved.considerationId();
        return moved.state() != Notice.State.ISSUED || asked == null
                ? Uni.createFrom().voidItem()
                : considerations
                        .all(transaction, moved.pupil().urn(), List.of(asked))
                        .chain(of -> tasks.raise(transaction, List.of(NoticeTasks.unpaid(of.getFirst(), moved)), now));
    }
}
