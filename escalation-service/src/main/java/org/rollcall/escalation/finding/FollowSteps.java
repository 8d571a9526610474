package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.authority.Notification;
import org.rollcall.escalation.authority.NotificationStore;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;

/** Says what the steps of findings have become. */
@ApplicationScoped
class FollowSteps {
    private static final String LETTERS = "SELECT finding_id, step, id, state FROM letter WHERE school_urn = $1"
            + " AND finding_id = ANY ($2::uuid[]) ORDER BY created_at, id";

    private final TaskStore tasks;
    private final NotificationStore notifications;

    FollowSteps(TaskStore tasks, NotificationStore notifications) {
        this.tasks = tasks;
        this.notifications = notifications;
    }

    /** The steps of each finding of a school. */
    Uni<Map<UUID, List<FindingStep>>> follow(SqlConnection transaction, int urn, List<StoredFinding> findings) {
        List<UUID> ids = findings.stream().map(StoredFinding::findingId).toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<UUID, List<FindingStep>> steps = new HashMap<>();
        ids.forEach(id -> steps.put(id, new ArrayList<>()));
        return tasks.ofFindings(transaction, urn, ids)
                .invoke(found -> found.forEach(task -> add(steps, task.findingId(), step(task))))
                .chain(() -> letters(transaction, urn, ids, steps))
                .chain(() -> notifications.ofFindings(transaction, urn, ids))
                .invoke(found -> found.forEach(
                        notification -> notification.findingIds().forEach(id -> add(steps, id, step(notification)))))
                .invoke(() -> findings.forEach(
                        finding -> waiting(finding, steps.getOrDefault(finding.findingId(), List.of()))))
                .replaceWith(steps);
    }

    private static Uni<Void> letters(
            SqlConnection transaction, int urn, Collection<UUID> ids, Map<UUID, List<FindingStep>> steps) {
        return transaction
                .preparedQuery(LETTERS)
                .execute(Tuple.of(urn, ids.toArray(UUID[]::new)))
                .invoke(rows -> {
                    for (Row row : rows) {
                        add(
                                steps,
                                row.getUUID("finding_id"),
                                new FindingStep(
                                        row.getString("step"),
                                        "LETTER",
                                        row.getUUID("id"),
                                        row.getString("state"),
                                        null,
                                        null,
                                        null));
                    }
                })
                .replaceWithVoid();
    }

    /** Letters that wait for the people of the pupil are planned, and there is nothing to point at yet. */
    private static void waiting(StoredFinding finding, List<FindingStep> known) {
        if (finding.state() == FindingState.RETRACTED
                || known.isEmpty() && finding.steps().isEmpty()) {
            return;
        }
        Set<String> there = new HashSet<>();
        known.forEach(step -> there.add(step.step()));
        finding.steps().stream()
                .filter(step -> !there.contains(step.step()))
                .forEach(step -> known.add(new FindingStep(
                        step.step(), kind(step.kind()), null, "WAITING", step.role(), step.title(), step.due())));
    }

    private static String kind(StepKind kind) {
        return switch (kind) {
            case LETTER, NOTIFICATION -> kind.name();
            case CONSIDERATION -> "PROPOSAL";
            case CONTACT, VISIT, DUTY, NOTICE, REVIEW -> "TASK";
        };
    }

    private static FindingStep step(Task task) {
        String step = task.step() == null ? "" : task.step();
        return new FindingStep(
                step,
                task.kind() == TaskKind.CONSIDERATION ? "PROPOSAL" : "TASK",
                task.taskId(),
                task.state().name(),
                task.role(),
                task.title(),
                task.due());
    }

    private static FindingStep step(Notification notification) {
        return new FindingStep(
                notification.step(),
                "NOTIFICATION",
                notification.notificationId(),
                notification.state().name(),
                null,
                null,
                notification.dueOn());
    }

    private static void add(Map<UUID, List<FindingStep>> steps, @Nullable UUID findingId, FindingStep step) {
        List<FindingStep> own = findingId == null ? null : steps.get(findingId);
        if (own != null) {
            own.add(step);
        }
    }
}
