package org.rollcall.leave.lunch;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where leave at lunchtime stands; what may follow is a method of the state that allows it. */
public sealed interface PassState {
    /** The word of the state in the API, in events and in the database. */
    default String word() {
        return switch (this) {
            case Requested _ -> "REQUESTED";
            case Granted _ -> "GRANTED";
            case Refused _ -> "REFUSED";
            case Withdrawn _ -> "WITHDRAWN";
        };
    }

    /**
     * Who did something, and when.
     *
     * @param name name of the person
     * @param role word of the role it was done in
     * @param at when (school clock)
     */
    record Act(String name, String role, Instant at) {}

    /**
     * The permission.
     *
     * @param from first day
     * @param to last day, null while it runs on
     * @param conditions what the head ties it to
     */
    record Terms(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String conditions) {
        /** Whether it covers the day. */
        boolean covers(LocalDate date) {
            return !date.isBefore(from) && (to == null || !date.isAfter(to));
        }
    }

    /** Waiting for the head. */
    record Requested() implements PassState {
        /** The head permits it. */
        Granted grant(Act act, @Nullable String reason, Terms terms) {
            return new Granted(act, reason, terms);
        }

        /** The head refuses. */
        Refused refuse(Act act, String reason) {
            return new Refused(act, reason);
        }

        /** Whoever asked no longer wants it (AET-9.9). */
        Withdrawn withdraw(Act act, @Nullable String reason, boolean byParent) {
            return new Withdrawn(act, reason, byParent, null);
        }
    }

    /**
     * Permitted by the head.
     *
     * @param act who and when
     * @param reason the head's reason, if given
     * @param terms the permission
     */
    record Granted(Act act, @Nullable String reason, Terms terms) implements PassState {
        /** The permission ends: the head takes it back (AET-9.8), or the parent no longer wants it (AET-9.9). */
        Withdrawn withdraw(Act later, @Nullable String why, boolean byParent) {
            return new Withdrawn(later, why, byParent, this);
        }
    }

    /**
     * Refused by the head.
     *
     * @param act who and when
     * @param reason the head's reason
     */
    record Refused(Act act, String reason) implements PassState {}

    /**
     * Ended.
     *
     * @param act who and when
     * @param reason why; never null where the head took it back
     * @param byParent whether it was the parent's wish
     * @param granted the permission that ended, null when there was none
     */
    record Withdrawn(
            Act act,
            @Nullable String reason,
            boolean byParent,
            @Nullable Granted granted) implements PassState {}
}
