package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.List;
import org.rollcall.escalation.letters.LetterRequest;
import org.rollcall.escalation.letters.LetterTasks;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.clock.SchoolClock;

/** Puts letters that nobody may receive before the safeguarding lead. */
@ApplicationScoped
class RaiseLetterTasks implements LetterTasks {
    private final TaskStore tasks;
    private final SchoolClock clock;

    RaiseLetterTasks(TaskStore tasks, SchoolClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Uni<Void> nobodyToWriteTo(SqlConnection transaction, LetterRequest request) {
        NewTask task = new NewTask(
                request.urn(),
                request.findingId() + "/" + request.step() + "/nobody-to-write-to",
                TaskKind.DUTY,
                request.pupilId(),
                request.findingId(),
                request.step() + "-nobody-to-write-to",
                request.ruleId(),
                request.clauses().isEmpty()
                        ? request.ruleId()
                        : request.clauses().getFirst(),
                "dsl",
                "A letter is due, but no parent of this pupil may be written to: decide what happens instead",
                LocalDateTime.ofInstant(request.raisedAt(), SchoolClock.ZONE).toLocalDate());
        return tasks.raise(transaction, List.of(task), clock.now());
    }
}
