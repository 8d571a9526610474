package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.casework.CaseworkAudit;
import org.rollcall.escalation.casework.RecordFact;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.penalty.NoticeLimit;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.PenaltyRegime;
import org.rollcall.rules.penalty.Tariff;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Records a penalty notice that the authority issued: one a parent and consideration, two in three years. */
@ApplicationScoped
class IssueNotice {
    private final ScopedDatabase database;
    private final EvaluatePupils turns;
    private final GatherRecord gather;
    private final NoticeStore notices;
    private final ChangeStore changes;
    private final TaskStore tasks;
    private final RecordFact cases;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;

    IssueNotice(
            ScopedDatabase database,
            EvaluatePupils turns,
            GatherRecord gather,
            NoticeStore notices,
            ChangeStore changes,
            TaskStore tasks,
            RecordFact cases,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.turns = turns;
        this.gather = gather;
        this.notices = notices;
        this.changes = changes;
        this.tasks = tasks;
        this.cases = cases;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** Records a notice; 409 when none was asked for, when it is known or when it would be the third. */
    Uni<Done> record(int urn, UUID considerationId, NoticeForm form, Optional<IdempotencyKey> key, Actor actor) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> turns.takeTurn(transaction, List.of(urn))
                        .chain(() -> once.answer(
                                transaction,
                                key,
                                Done.class,
                                () -> gather.of(transaction, urn, considerationId)
                                        .chain(known -> record(transaction, known, form, actor, now)))));
    }

    private Uni<Done> record(SqlConnection transaction, OnRecord known, NoticeForm form, Actor actor, Instant now) {
        PeopleRecord.Parent parent = known.parents().stream()
                .filter(one -> one.parentId().equals(form.parentId()))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable(
                        "unknown-parent",
                        "A notice goes to a parent of the pupil.",
                        List.of(new FieldError("parentId", "is no parent of this pupil"))));
        LocalDate referredOn =
                known.consideration().state().at().atZone(SchoolClock.ZONE).toLocalDate();
        form.checkDates(referredOn, known.today());
        Offence offence = NoticeLimit.offence(
                known.standing(parent).stream().map(Notice::issuedOn).toList(),
                form.issuedOn(),
                known.policy().formerCount());
        Optional<Tariff> tariff = PenaltyRegime.on(form.issuedOn()).tariff(offence);
        tariff.ifPresent(form::checkAmounts);
        requireAsked(known, form);
        Notice notice = notice(
                known,
                form,
                offence,
                tariff.orElseThrow(() -> Problem.conflict(
                        "limit-reached",
                        "This parent has had two notices for this child in three years: no third is issued.")),
                now);
        return notices.isKnown(transaction, notice.pupil().urn(), notice.number())
                .invoke(IssueNotice::requireNew)
                .chain(() -> notices.insert(transaction, notice))
                .chain(() -> changes.add(
                        transaction,
                        notice.pupil(),
                        notice.noticeId(),
                        now,
                        Change.Kind.ISSUED,
                        notice.state().name(),
                        actor,
                        NoticeView.of(notice, known.today())))
                .chain(() -> audit.note(
                        transaction,
                        notice.pupil().urn(),
                        actor,
                        now,
                        "penalty-notice-recorded",
                        notice.pupil().pupilId(),
                        notice.noticeId()))
                .chain(() -> follow(transaction, known, notice, actor, now))
                .replaceWith(new Done(notice.noticeId()));
    }

    private Uni<Void> follow(SqlConnection transaction, OnRecord known, Notice notice, Actor actor, Instant now) {
        return tasks.completeByOrigin(
                        transaction,
                        notice.pupil().urn(),
                        List.of(CarryOutDecision.origin(known.consideration(), "answer")),
                        now,
                        actor.name(),
                        "ISSUED")
                .chain(() -> tasks.raise(transaction, List.of(NoticeTasks.unpaid(known.consideration(), notice)), now))
                .chain(() -> cases.record(
                        transaction,
                        notice.pupil(),
                        CaseEvent.PENALTY_NOTICE_ISSUED,
                        "Penalty notice " + notice.number() + " of " + notice.issuedOn(),
                        actor,
                        now));
    }

    /** 409 when the number is on record. */
    static void requireNew(boolean numberKnown) {
        if (numberKnown) {
            throw Problem.conflict("number-known", "A notice of this number is on record.");
        }
    }

    private static void requireAsked(OnRecord known, NoticeForm form) {
        if (known.consideration().state().stage() != Stage.REFERRED) {
            throw Problem.conflict(
                    "not-referred",
                    "A consideration in state " + known.consideration().state().stage() + " has asked for no notice.");
        }
        if (known.notices().stream()
                .anyMatch(notice -> known.consideration().considerationId().equals(notice.considerationId())
                        && notice.parentId().equals(form.parentId()))) {
            throw Problem.conflict("already-issued", "This parent's notice is on record.");
        }
    }

    private static Notice notice(OnRecord known, NoticeForm form, Offence offence, Tariff tariff, Instant now) {
        return new Notice(
                known.consideration().pupil(),
                UUID.randomUUID(),
                known.consideration().considerationId(),
                form.parentId(),
                form.number().strip(),
                form.issuedOn(),
                form.postedOn(),
                form.receivedOn(),
                offence,
                known.policy().dayCount(),
                tariff,
                Notice.State.ISSUED,
                now,
                null,
                null,
                now,
                1);
    }
}
