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
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.penalty.NoticeLimit;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.PenaltyPolicy;
import org.rollcall.rules.penalty.PenaltyRegime;
import org.rollcall.rules.penalty.Tariff;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * Records a notice of the time before the school kept considerations here: it counts towards two in three years like any
 * other, and brings nothing else about (KCA-10.5, NAT-PN.1).
 */
@ApplicationScoped
class RecordEarlierNotice {
    private final ScopedDatabase database;
    private final EvaluatePupils turns;
    private final GatherRecord gather;
    private final SchoolStore schools;
    private final PeopleStore people;
    private final NoticeStore notices;
    private final ChangeStore changes;
    private final CaseworkAudit audit;
    private final Once once;
    private final SchoolClock clock;

    RecordEarlierNotice(
            ScopedDatabase database,
            EvaluatePupils turns,
            GatherRecord gather,
            SchoolStore schools,
            PeopleStore people,
            NoticeStore notices,
            ChangeStore changes,
            CaseworkAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.turns = turns;
        this.gather = gather;
        this.schools = schools;
        this.people = people;
        this.notices = notices;
        this.changes = changes;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** Records it; 404 for an unknown pupil, 409 for a number on record or a third notice. */
    Uni<Done> record(PupilKey pupil, NoticeForm form, Optional<IdempotencyKey> key, Actor actor) {
        Instant now = clock.now();
        return database.inTransaction(
                Scope.school(pupil.urn()),
                transaction -> turns.takeTurn(transaction, List.of(pupil.urn()))
                        .chain(() -> once.answer(
                                transaction, key, Done.class, () -> record(transaction, pupil, form, actor, now))));
    }

    private Uni<Done> record(SqlConnection transaction, PupilKey pupil, NoticeForm form, Actor actor, Instant now) {
        return people.find(transaction, pupil.urn(), pupil.pupilId())
                .invoke(found -> requireParent(found.orElseThrow(() -> Problem.notFound("pupil")), form.parentId()))
                .invoke(() -> form.checkDates(null, clock.today()))
                .chain(() ->
                        notices.isKnown(transaction, pupil.urn(), form.number().strip()))
                .invoke(IssueNotice::requireNew)
                .chain(() -> schools.find(transaction, List.of(pupil.urn())))
                .map(known -> policy(Optional.ofNullable(known.get(pupil.urn()))))
                .chain(policy -> notices.ofPupils(transaction, List.of(pupil))
                        .map(issued -> notice(pupil, form, policy, issued, now)))
                .chain(notice -> write(transaction, notice, actor, now));
    }

    private Uni<Done> write(SqlConnection transaction, Notice notice, Actor actor, Instant now) {
        PupilKey pupil = notice.pupil();
        return notices.insert(transaction, notice)
                .chain(() -> changes.add(
                        transaction,
                        pupil,
                        notice.noticeId(),
                        now,
                        Change.Kind.ISSUED,
                        notice.state().name(),
                        actor,
                        NoticeView.of(notice, clock.today())))
                .chain(() -> audit.note(
                        transaction,
                        pupil.urn(),
                        actor,
                        now,
                        "penalty-notice-recorded",
                        pupil.pupilId(),
                        notice.noticeId()))
                .replaceWith(new Done(notice.noticeId()));
    }

    private PenaltyPolicy policy(Optional<School> school) {
        return gather.policy(school.orElseThrow(() -> Problem.notFound("school")));
    }

    private static void requireParent(PeopleRecord record, UUID parentId) {
        if (record.parents().stream().noneMatch(parent -> parent.parentId().equals(parentId))) {
            throw Problem.unprocessable(
                    "unknown-parent",
                    "A notice goes to a parent of the pupil.",
                    List.of(new FieldError("parentId", "is no parent of this pupil")));
        }
    }

    private static Notice notice(
            PupilKey pupil, NoticeForm form, PenaltyPolicy policy, List<Notice> issued, Instant now) {
        List<LocalDate> earlier = issued.stream()
                .filter(notice -> notice.parentId().equals(form.parentId()))
                .filter(notice -> notice.state() != Notice.State.WITHDRAWN)
                .map(Notice::issuedOn)
                .toList();
        Offence offence = NoticeLimit.offence(earlier, form.issuedOn(), policy.formerCount());
        Tariff tariff = PenaltyRegime.on(form.issuedOn())
                .tariff(offence)
                .orElseThrow(() -> Problem.conflict(
                        "limit-reached",
                        "This parent had had two notices for this child in three years: no third was issued."));
        form.checkAmounts(tariff);
        return new Notice(
                pupil,
                UUID.randomUUID(),
                null,
                form.parentId(),
                form.number().strip(),
                form.issuedOn(),
                form.postedOn(),
                form.receivedOn(),
                offence,
                policy.dayCount(),
                tariff,
                Notice.State.ISSUED,
                now,
                null,
                null,
                now,
                1);
    }
}
