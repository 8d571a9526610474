package org.rollcall.escalation.task;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to raise.
 *
 * @param origin what makes it unique within the school: the finding and step, or the mark in question
 * @param findingId the finding it rests on; null for a task without a rule
 * @param role the exact word of the role that does it
 * @param title what to do, in words for the office
 * @param due day by which it is to be done
 * @param demands what has to be on record when it is done; null where nothing in particular
 */
public record NewTask(
        int urn,
        String origin,
        TaskKind kind,
        @Nullable UUID pupilId,
        @Nullable UUID findingId,
        @Nullable String step,
        @Nullable String ruleId,
        @Nullable String clause,
        String role,
        String title,
        LocalDate due,
        @Nullable TaskDemands demands) {

    /** A task that asks for nothing in particular to be recorded. */
    public NewTask(
            int urn,
            String origin,
            TaskKind kind,
            @Nullable UUID pupilId,
            @Nullable UUID findingId,
            @Nullable String step,
            @Nullable String ruleId,
            @Nullable String clause,
            String role,
            String title,
            LocalDate due) {
        this(urn, origin, kind, pupilId, findingId, step, ruleId, clause, role, title, due, null);
    }

    /** The same task with what has to be on record when it is done. */
    public NewTask demanding(@Nullable TaskDemands wanted) {
        return new NewTask(urn, origin, kind, pupilId, findingId, step, ruleId, clause, role, title, due, wanted);
    }
}
