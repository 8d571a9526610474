package org.rollcall.escalation.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a finding has become.
 *
 * @param kind TASK, LETTER, NOTIFICATION or PROPOSAL
 * @param id the task's, letter's or notification's id; null while it waits, for the people of a pupil or for a person's
 *     decision
 * @param state that thing's state; WAITING while there is nothing yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingStep(
        String step,
        String kind,
        @Nullable UUID id,
        String state,
        @Nullable String role,
        @Nullable String title,
        @Nullable LocalDate due) {}
