package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rollcall.escalation.authority.NewNotification;
import org.rollcall.escalation.authority.NotifyAuthority;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.cases.FollowCases;
import org.rollcall.escalation.letters.LetterRequest;
import org.rollcall.escalation.letters.RequestLetters;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;

/** Brings about what findings ask for: a case, tasks, letters and notifications, each once for a finding and step. */
@ApplicationScoped
class CarryOutSteps {
    private static final String REVIEW_STEP = "review";
    private static final String OFFICER = "attendance-officer";

    private final TaskStore tasks;
    private final RequestLetters letters;
    private final NotifyAuthority notify;
    private final FollowCases cases;
    private final Considerations considerations;

    CarryOutSteps(
            TaskStore tasks,
            RequestLetters letters,
            NotifyAuthority notify,
            FollowCases cases,
            Considerations considerations) {
        this.tasks = tasks;
        this.letters = letters;
        this.notify = notify;
        this.cases = cases;
        this.considerations = considerations;
    }

    /** Carries out all steps; of a finding that waits for review only a review task and letters that stay proposals. */
    Uni<Void> carryOut(SqlConnection transaction, List<Raised> raised, Instant at) {
        return carryOut(transaction, raised, at, CarryOutSteps::waitsForReview);
    }

    /** Carries out what review had held back; the letters are proposals already, and approved one by one. */
    Uni<Void> carryOutConfirmed(SqlConnection transaction, Raised confirmed, Instant at) {
        return tasks.raise(transaction, tasks(confirmed).toList(), at)
                .chain(() -> considerations.open(transaction, List.of(confirmed.finding()), at))
                .chain(() -> openCases(transaction, List.of(confirmed), at))
                .chain(() -> notify(transaction, List.of(confirmed), at));
    }

    /** Brings up to date what has not been read yet about findings that have counted more, or fewer, sessions. */
    Uni<Void> renew(SqlConnection transaction, Collection<ReconcileFindings.Same> changed) {
        return Multi.createFrom()
                .iterable(changed.stream()
                        .filter(same ->
                                same.known().steps().stream().anyMatch(step -> step.kind() == StepKind.NOTIFICATION))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(same -> notify.renew(
                        transaction,
                        same.known().pupil(),
                        same.known().findingId(),
                        same.now().evidence(),
                        same.now().occurrence()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> carryOut(
            SqlConnection transaction, List<Raised> raised, Instant at, Predicate<Raised> waitsForReview) {
        List<NewTask> newTasks = raised.stream()
                .flatMap(one -> waitsForReview.test(one) ? Stream.of(reviewTask(one)) : tasks(one))
                .toList();
        List<LetterRequest> requests =
                raised.stream().flatMap(CarryOutSteps::letters).toList();
        List<Raised> free = raised.stream().filter(waitsForReview.negate()).toList();
        return tasks.raise(transaction, newTasks, at)
                .chain(() -> considerations.open(
                        transaction, free.stream().map(Raised::finding).toList(), at))
                .chain(() -> requests.isEmpty() ? Uni.createFrom().voidItem() : letters.request(transaction, requests))
                .chain(() -> openCases(transaction, free, at))
                .chain(() -> notify(transaction, free, at));
    }

    private Uni<Void> openCases(SqlConnection transaction, List<Raised> raised, Instant at) {
        return cases.open(
                transaction,
                raised.stream()
                        .map(Raised::finding)
                        .filter(finding -> finding.state() == FindingState.OPEN)
                        .map(finding -> new CaseStore.Opening(finding.pupil(), finding.ruleId()))
                        .toList(),
                at);
    }

    private Uni<Void> notify(SqlConnection transaction, List<Raised> raised, Instant at) {
        return Multi.createFrom()
                .iterable(raised)
                .onItem()
                .transformToMultiAndConcatenate(one ->
                        Multi.createFrom().iterable(notifications(one, at).toList()))
                .onItem()
                .transformToUniAndConcatenate(notification -> notify.about(transaction, notification))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean waitsForReview(Raised raised) {
        return raised.finding().review() == Review.UNCONFIRMED;
    }

    private static Stream<NewTask> tasks(Raised raised) {
        return raised.finding().steps().stream()
                .filter(step -> step.kind().isTask())
                .map(step -> task(
                        raised.finding(),
                        step.step(),
                        TaskKind.valueOf(step.kind().name()),
                        Objects.requireNonNull(step.role()),
                        Objects.requireNonNull(step.title()),
                        step));
    }

    private static NewTask task(
            StoredFinding finding, String step, TaskKind kind, String role, String title, PlannedStep planned) {
        return new NewTask(
                finding.pupil().urn(),
                finding.findingId() + "/" + step,
                kind,
                finding.pupil().pupilId(),
                finding.findingId(),
                step,
                finding.ruleId(),
                finding.clauses().getFirst(),
                role,
                title,
                planned.due(),
                planned.demands());
    }

    private static NewTask reviewTask(Raised raised) {
        StoredFinding finding = raised.finding();
        return new NewTask(
                finding.pupil().urn(),
                finding.findingId() + "/" + REVIEW_STEP,
                TaskKind.REVIEW,
                finding.pupil().pupilId(),
                finding.findingId(),
                REVIEW_STEP,
                finding.ruleId(),
                finding.clauses().getFirst(),
                OFFICER,
                "A changed past mark meets the rule " + finding.ruleId() + ": decide whether its steps are taken",
                finding.raisedOn());
    }

    private static Stream<LetterRequest> letters(Raised raised) {
        StoredFinding finding = raised.finding();
        return finding.steps().stream()
                .filter(step -> step.kind() == StepKind.LETTER)
                .map(step -> new LetterRequest(
                        finding.pupil().urn(),
                        finding.pupil().pupilId(),
                        finding.findingId(),
                        finding.ruleId(),
                        finding.clauses(),
                        finding.policyId(),
                        step.step(),
                        Objects.requireNonNull(step.subject()),
                        step.needsApproval(),
                        waitsForReview(raised),
                        finding.raisedAt(),
                        raised.traceparent()));
    }

    private static Stream<NewNotification> notifications(Raised raised, Instant at) {
        StoredFinding finding = raised.finding();
        return finding.steps().stream()
                .filter(step -> step.kind() == StepKind.NOTIFICATION)
                .map(step -> new NewNotification(
                        finding.pupil(),
                        raised.classId(),
                        raised.school().laCode(),
                        Objects.requireNonNull(step.subject()),
                        finding.findingId(),
                        step.step(),
                        finding.ruleId(),
                        finding.clauses().getFirst(),
                        finding.occurrence(),
                        step.due(),
                        finding.evidence(),
                        at,
                        raised.traceparent()));
    }
}
