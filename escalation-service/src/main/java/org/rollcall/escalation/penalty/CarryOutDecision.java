package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.authority.NewNotification;
import org.rollcall.escalation.authority.NotifyAuthority;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.finding.SettleFinding;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.ImprovementPeriod;
import org.rollcall.rules.policy.LaNotice;
import org.rollcall.support.trace.TraceLink;

/** What follows a decision: tasks with deadlines in school days, and the referral to the school's authority. */
@ApplicationScoped
class CarryOutDecision {
    private static final String OFFICER = "attendance-officer";
    private static final String HEAD = "head";
    private static final int SUPPORT_DAYS = 5;
    private static final int ANSWER_DAYS = 15;

    private final TaskStore tasks;
    private final SettleFinding settle;
    private final NotifyAuthority notify;
    private final DraftImprovementLetter letter;
    private final TraceLink traces;

    CarryOutDecision(
            TaskStore tasks,
            SettleFinding settle,
            NotifyAuthority notify,
            DraftImprovementLetter letter,
            TraceLink traces) {
        this.tasks = tasks;
        this.settle = settle;
        this.notify = notify;
        this.letter = letter;
        this.traces = traces;
    }

    Uni<Void> carryOut(
            SqlConnection transaction,
            OnRecord known,
            Consideration decided,
            Decision decision,
            Actor actor,
            Instant now) {
        return tasks.completeByOrigin(
                        transaction,
                        decided.pupil().urn(),
                        List.of(decided.taskOrigin(), origin(decided, "support")),
                        now,
                        actor.name(),
                        decision.name())
                .chain(() -> tasks.raise(transaction, tasks(known, decided, decision), now))
                .chain(() -> decision == Decision.NOTICE_TO_IMPROVE
                        ? letter.draft(transaction, known, decided, now)
                        : Uni.createFrom().voidItem())
                .chain(() -> decision == Decision.SUPPORT_FIRST || decision == Decision.NOTICE_TO_IMPROVE
                        ? Uni.createFrom().voidItem()
                        : settle.settle(transaction, known.finding()))
                .chain(() -> decision.asksAuthority()
                        ? notify.about(transaction, referral(known, decided, now))
                        : Uni.createFrom().voidItem());
    }

    private static List<NewTask> tasks(OnRecord known, Consideration decided, Decision decision) {
        return switch (decision) {
            case SUPPORT_FIRST ->
                List.of(task(
                        known, decided, "support", OFFICER, "Offer support that fits, and review it", SUPPORT_DAYS));
            case NOTICE_TO_IMPROVE ->
                List.of(
                        task(known, decided, "send", OFFICER, "Write the letter notice-to-improve to every parent", 1),
                        judge(known, decided, decided.state().period()));
            case REFERRED ->
                List.of(task(
                        known,
                        decided,
                        "answer",
                        OFFICER,
                        "Record the penalty notices that the authority issues, or ask what became of the referral",
                        ANSWER_DAYS));
            case PROSECUTION ->
                List.of(task(
                        known,
                        decided,
                        "answer",
                        HEAD,
                        "Ask the authority what became of the prosecution",
                        ANSWER_DAYS));
            case DECLINED -> List.of();
        };
    }

    private static NewTask judge(OnRecord known, Consideration decided, @Nullable ImprovementPeriod period) {
        LocalDate end = period == null ? known.today() : period.to();
        return task(
                known,
                decided,
                "judge",
                HEAD,
                "The notice to improve ends: judge whether attendance has improved",
                known.calendar().schoolDaysAfter(end, 1, known.pupil().yearGroup()));
    }

    private static NewTask task(
            OnRecord known, Consideration decided, String step, String role, String title, int schoolDays) {
        return task(
                known,
                decided,
                step,
                role,
                title,
                known.calendar()
                        .schoolDaysAfter(
                                known.today(), schoolDays, known.pupil().yearGroup()));
    }

    private static NewTask task(
            OnRecord known, Consideration decided, String step, String role, String title, LocalDate due) {
        return new NewTask(
                decided.pupil().urn(),
                origin(decided, step),
                TaskKind.DUTY,
                decided.pupil().pupilId(),
                known.finding().findingId(),
                "penalty-" + step,
                decided.ruleId(),
                decided.clause(),
                role,
                title,
                due);
    }

    /** What makes a task about a consideration unique. */
    static String origin(Consideration consideration, String step) {
        return "penalty/" + consideration.considerationId() + "/" + step;
    }

    private NewNotification referral(OnRecord known, Consideration decided, Instant now) {
        return new NewNotification(
                decided.pupil(),
                known.pupil().classId(),
                known.school().laCode(),
                LaNotice.PENALTY_REFERRAL.name(),
                known.finding().findingId(),
                decided.step(),
                decided.ruleId(),
                decided.clause(),
                known.finding().occurrence(),
                known.today(),
                known.evidence(),
                now,
                traces.current());
    }
}
