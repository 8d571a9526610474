package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.authority.WithdrawNotices;
import org.rollcall.escalation.letters.RetractLetters;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.FindingRetracted;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Takes back findings that no longer hold, at once and with everything that rests on them. */
@ApplicationScoped
class RetractFindings {
    private final FindingStore findings;
    private final TaskStore tasks;
    private final RetractLetters letters;
    private final WithdrawNotices notices;
    private final Considerations considerations;
    private final Outbox outbox;

    RetractFindings(
            FindingStore findings,
            TaskStore tasks,
            RetractLetters letters,
            WithdrawNotices notices,
            Considerations considerations,
            Outbox outbox) {
        this.findings = findings;
        this.tasks = tasks;
        this.letters = letters;
        this.notices = notices;
        this.considerations = considerations;
        this.outbox = outbox;
    }

    /** Retracts findings of one pupil. */
    Uni<Void> retract(
            SqlConnection transaction, List<StoredFinding> retracted, Instant at, @Nullable String traceparent) {
        if (retracted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int urn = retracted.getFirst().pupil().urn();
        List<UUID> ids = retracted.stream().map(StoredFinding::findingId).toList();
        List<OutboxEvent> events = retracted.stream()
                .map(finding -> event(finding, at, traceparent))
                .toList();
        return findings.retract(transaction, urn, ids, at)
                .chain(() -> tasks.dropOf(transaction, urn, ids, at))
                .chain(() -> letters.retract(transaction, urn, ids, at))
                .chain(sent -> sent.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tasks.raise(transaction, List.of(aftermath(retracted.getFirst(), sent, at)), at))
                .chain(() -> notices.withdraw(transaction, urn, ids, at, traceparent))
                .chain(() -> considerations.lapse(transaction, urn, ids, at))
                .chain(() -> outbox.append(transaction, events));
    }

    private static NewTask aftermath(StoredFinding finding, List<UUID> sent, Instant at) {
        LocalDate today = LocalDateTime.ofInstant(at, SchoolClock.ZONE).toLocalDate();
        String letters = sent.size() == 1 ? "A letter was" : sent.size() + " letters were";
        return new NewTask(
                finding.pupil().urn(),
                "letters-sent/" + sent.stream().sorted().findFirst().orElseThrow(),
                TaskKind.AFTERMATH,
                finding.pupil().pupilId(),
                finding.findingId(),
                "letters-sent",
                finding.ruleId(),
                finding.clauses().getFirst(),
                "attendance-officer",
                letters + " sent about an absence that has been explained since: tell the parents",
                today);
    }

    private static OutboxEvent event(StoredFinding finding, Instant at, @Nullable String traceparent) {
        FindingRetracted told = new FindingRetracted(
                finding.pupil().urn(),
                finding.revision() + 1,
                finding.findingId(),
                finding.pupil().pupilId(),
                finding.ruleId(),
                finding.occurrence(),
                at);
        return OutboxEvent.of(Topics.ESCALATION, told.urn(), EventTypes.typeOf(told), told.subject(), told)
                .causedBy(traceparent);
    }
}
