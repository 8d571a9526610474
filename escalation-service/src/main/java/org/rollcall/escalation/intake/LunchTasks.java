package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.leave.LunchPassChanged;

/** What a request for leave at lunchtime asks of the head: to invite the parent, and to decide in time (AET-9.2, AET-9.3). */
@ApplicationScoped
class LunchTasks {
    private static final String HEAD = "head";

    private final TaskStore tasks;

    LunchTasks(TaskStore tasks) {
        this.tasks = tasks;
    }

    /** Raises the tasks of a request, and ends them with whatever comes of it. */
    Uni<Void> follow(SqlConnection transaction, LunchPassChanged pass, Instant at) {
        // Raised in every state, so that a request told after its decision finds its tasks ended.
        return tasks.raise(
                        transaction,
                        List.of(
                                task(
                                        pass,
                                        "talk",
                                        "Invite the parent to talk about leave at lunchtime: concerns, return in time,"
                                                + " behaviour off site"),
                                task(pass, "decision", "Decide on leave at lunchtime and tell the parent in writing")),
                        at)
                .chain(() -> pass.state().equals("REQUESTED")
                        ? Uni.createFrom().voidItem()
                        : tasks.dropByOrigin(
                                transaction, pass.urn(), List.of(origin(pass, "talk"), origin(pass, "decision")), at));
    }

    private static NewTask task(LunchPassChanged pass, String what, String title) {
        return new NewTask(
                pass.urn(),
                origin(pass, what),
                TaskKind.DUTY,
                pass.pupilId(),
                null,
                null,
                null,
                pass.clause(),
                HEAD,
                title,
                pass.decideBy());
    }

    private static String origin(LunchPassChanged pass, String what) {
        return "lunch/" + pass.passId() + "/" + what;
    }
}
