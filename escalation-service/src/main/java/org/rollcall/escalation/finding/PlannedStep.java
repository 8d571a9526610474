package org.rollcall.escalation.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.task.TaskDemands;

/**
 * A step that the policy asks for when a rule comes true, with role and date.
 *
 * @param step name, unique within the rule
 * @param role exact word of the role; null for letters and notifications
 * @param title what to do, in words for the office
 * @param due day by which
 * @param subject letter id or type of notification; null for a task
 * @param needsApproval whether a letter waits for a named person
 * @param demands what has to be on record when the task is done; null where nothing in particular
 */
public record PlannedStep(
        String step,
        StepKind kind,
        @Nullable String role,
        @Nullable String title,
        LocalDate due,
        @Nullable String subject,
        boolean needsApproval,
        @Nullable TaskDemands demands) {}
