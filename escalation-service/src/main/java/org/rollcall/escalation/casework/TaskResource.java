package org.rollcall.escalation.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskDemands;
import org.rollcall.escalation.task.TaskFilter;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskState;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** What people of the school have to do. */
@Path("/api/v1/schools/{urn}/tasks")
@Authenticated
public class TaskResource {
    private static final Role[] STAFF = {Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL, Role.TEACHER};

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final TaskStore tasks;
    private final CompleteTask complete;

    TaskResource(CurrentCaller caller, ScopedDatabase database, TaskStore tasks, CompleteTask complete) {
        this.caller = caller;
        this.database = database;
        this.tasks = tasks;
        this.complete = complete;
    }

    /**
     * A task as staff see it.
     *
     * @param demands what has to be on record when it is done
     */
    public record Item(
            UUID taskId,
            TaskKind kind,
            @Nullable UUID pupilId,
            @Nullable UUID findingId,
            @Nullable String ruleId,
            @Nullable String clause,
            String role,
            String title,
            LocalDate due,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TaskDemands demands,

            TaskState state) {
        static Item of(Task task) {
            return new Item(
                    task.taskId(),
                    task.kind(),
                    task.pupilId(),
                    task.findingId(),
                    task.ruleId(),
                    task.clause(),
                    task.role(),
                    task.title(),
                    task.due(),
                    task.demands(),
                    task.state());
        }
    }

    /** Tasks, newest first. */
    @GET
    public Uni<Page<Item>> list(
            @PathParam("urn") int urn,
            @QueryParam("role") @Nullable String role,
            @QueryParam("due") @Nullable String due,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        TaskFilter filter = new TaskFilter(
                role,
                QueryValue.date("due", due),
                QueryValue.id("pupil-id", pupilId),
                QueryValue.state(TaskState.class, state),
                after == null ? null : after.at(),
                after == null ? null : after.id(),
                wanted + 1);
        caller.get().require(urn, STAFF);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> tasks.list(transaction, urn, filter)
                        .map(found -> Page.of(found, wanted, task -> new PageCursor(task.createdAt(), task.taskId()))
                                .map(Item::of)));
    }

    /** Says that a task was done, and what came of it. */
    @POST
    @Path("/{id}/completion")
    public Uni<Item> complete(@PathParam("urn") int urn, @PathParam("id") UUID id, @Valid @Nullable Completion body) {
        Caller who = caller.get();
        Role role = who.require(urn, STAFF);
        return complete.complete(
                        urn,
                        id,
                        body == null ? Completion.PLAIN : body,
                        new Actor(who.subject(), who.name(), role.word()),
                        who.rolesAt(urn).stream().map(Role::word).collect(Collectors.toSet()))
                .map(Item::of);
    }
}
