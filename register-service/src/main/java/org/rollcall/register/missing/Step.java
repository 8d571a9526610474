package org.rollcall.register.missing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the policy asks for in an incident.
 *
 * @param step its name
 * @param clause clause of the policy
 * @param role who does it
 * @param title in words
 * @param state WAITING for its moment, DUE, DONE, or DROPPED because the pupil was found first
 * @param dueAt when it falls or fell due; null while nobody can say
 * @param doneAt when it was done
 */
public record Step(
        String step,
        String clause,
        String role,
        String title,
        State state,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt) {
    /** How a step stands. */
    public enum State {
        WAITING,
        DUE,
        DONE,
        DROPPED
    }

    /** Whether the incident cannot be closed because of it. */
    boolean isOpen() {
        return state == State.DUE || state == State.WAITING;
    }
}
