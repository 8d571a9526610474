package org.rollcall.register.lesson;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.lesson.LessonStore.Entered;
import org.rollcall.register.lesson.LessonStore.Lesson;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.rules.policy.RegisterPractice.Kind;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * Takes a lesson's attendance where the policy has lesson registers (BHCET-10.3). Where it wants pupils looked for who miss
 * a lesson after being present at the register (ATT-A1.3.4), the others hear of it at once.
 */
@ApplicationScoped
public class MarkLesson {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final LessonStore store;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;

    MarkLesson(
            Snapshots snapshots,
            ScopedDatabase database,
            LessonStore store,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes it and answers with the lesson's marks as they stand. */
    Uni<List<LessonMark>> mark(Lesson lesson, List<LessonBody.Entry> entries, Actor by) {
        Instant now = clock.now();
        return snapshots.current(lesson.urn()).chain(school -> {
            refuseFaults(school, lesson, entries);
            RegisterPractice practice = school.policyOn(lesson.date())
                    .practiceOn(
                            lesson.date(),
                            Session.valueOf(lesson.session()),
                            Kind.LESSONS_RECORDED,
                            Kind.LESSONS_WATCHED)
                    .orElseThrow(() ->
                            Problem.conflict("lessons-not-registered", "The school's policy has no lesson registers."));
            List<String> present = CodeEdition.on(lesson.date()).codes().stream()
                    .filter(code -> code.codeClass() == CodeClass.PRESENT)
                    .map(AttendanceCode::symbol)
                    .toList();
            return database.inTransaction(
                    Scope.school(lesson.urn()),
                    transaction -> store.enter(transaction, lesson, entries, present, by, now)
                            .call(entered -> outbox.append(transaction, told(lesson, entered, practice, now)))
                            .call(entered -> entered.isEmpty()
                                    ? Uni.createFrom().voidItem()
                                    : audit.keep(
                                            transaction,
                                            lesson.urn(),
                                            by,
                                            "lesson-marked",
                                            lesson.urn() + "/lessons/" + lesson.date() + "/" + lesson.period() + "/"
                                                    + lesson.lesson()))
                            .chain(() -> store.read(
                                    transaction, lesson.urn(), lesson.date(), lesson.period(), lesson.lesson(), null)));
        });
    }

    private void refuseFaults(SchoolSnapshot school, Lesson lesson, List<LessonBody.Entry> entries) {
        if (lesson.date().isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-future", "The lesson has not come yet.");
        }
        for (int i = 0; i < entries.size(); i++) {
            boolean isOnRoll = school.findPupil(entries.get(i).pupilId())
                    .filter(pupil -> pupil.isOnRoll(lesson.date()))
                    .isPresent();
            if (!isOnRoll) {
                throw Problem.unprocessable(
                        "pupil-not-on-roll",
                        "The pupil is not on roll on that day.",
                        List.of(new FieldError("marks[" + i + "].pupilId", "is not on roll on that day")));
            }
        }
        long distinct =
                entries.stream().map(LessonBody.Entry::pupilId).distinct().count();
        if (distinct < entries.size()) {
            throw Problem.unprocessable("duplicate-pupil", "A pupil is named twice.");
        }
    }

    private static List<OutboxEvent> told(
            Lesson lesson, List<Entered> entered, RegisterPractice practice, Instant now) {
        if (practice.kind() != Kind.LESSONS_WATCHED) {
            return List.of();
        }
        return entered.stream()
                .filter(mark -> mark.isMissing() || mark.wasMissing())
                .map(mark -> new LessonMissed(
                        lesson.urn(),
                        mark.revision(),
                        mark.pupilId(),
                        lesson.date(),
                        lesson.session(),
                        lesson.period(),
                        mark.isMissing(),
                        now,
                        practice.cite()))
                .map(event ->
                        OutboxEvent.of(Topics.REGISTER, lesson.urn(), EventTypes.typeOf(event), event.subject(), event))
                .toList();
    }
}
