package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.escalation.finding.Considerations;
import org.rollcall.escalation.finding.StepKind;
import org.rollcall.escalation.finding.StoredFinding;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.clock.SchoolClock;

/** Opens considerations for findings, and ends those whose finding no longer holds. */
@ApplicationScoped
class OpenConsiderations implements Considerations {
    private final ConsiderationStore considerations;
    private final ChangeStore changes;
    private final TaskStore tasks;

    OpenConsiderations(ConsiderationStore considerations, ChangeStore changes, TaskStore tasks) {
        this.considerations = considerations;
        this.changes = changes;
        this.tasks = tasks;
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, List<StoredFinding> findings, Instant at) {
        return considerations.insert(
                transaction,
                findings.stream().flatMap(finding -> asked(finding, at)).toList());
    }

    @Override
    public Uni<Void> lapse(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at) {
        return considerations
                .ofFindings(transaction, urn, findingIds)
                .chain(resting -> Multi.createFrom()
                        .iterable(resting)
                        .onItem()
                        .transformToUniAndConcatenate(one -> lapse(transaction, one, at))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> lapse(SqlConnection transaction, Consideration before, Instant at) {
        Consideration lapsed =
                before.movedTo(new ConsiderationState.Lapsed(at, before.state().period()), null);
        return considerations
                .move(transaction, lapsed)
                .chain(() -> changes.add(
                        transaction,
                        before.pupil(),
                        before.considerationId(),
                        at,
                        Change.Kind.LAPSED,
                        Stage.LAPSED.name(),
                        ChangeStore.SYSTEM,
                        Map.of("before", before.state().stage())))
                .chain(() -> before.state().stage() == Stage.REFERRED
                                || before.state().stage() == Stage.PROSECUTION
                        ? tasks.raise(transaction, List.of(aftermath(before, at)), at)
                        : Uni.createFrom().voidItem());
    }

    private static NewTask aftermath(Consideration before, Instant at) {
        LocalDate today = LocalDateTime.ofInstant(at, SchoolClock.ZONE).toLocalDate();
        return new NewTask(
                before.pupil().urn(),
                "penalty-lapsed/" + before.considerationId(),
                TaskKind.AFTERMATH,
                before.pupil().pupilId(),
                before.findingId(),
                "penalty-lapsed",
                before.ruleId(),
                before.clause(),
                "head",
                "The absence behind a penalty referral no longer stands: agree with the authority what becomes of it",
                today);
    }

    private static Stream<Consideration> asked(StoredFinding finding, Instant at) {
        return finding.steps().stream()
                .filter(step -> step.kind() == StepKind.CONSIDERATION)
                .map(step -> new Consideration(
                        finding.pupil(),
                        UUID.randomUUID(),
                        finding.findingId(),
                        step.step(),
                        finding.ruleId(),
                        finding.clauses().getFirst(),
                        finding.policyId(),
                        at,
                        new ConsiderationState.Open(at),
                        null,
                        1));
    }
}
