package org.rollcall.leave.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;

/** Where a request for leave stands; what may follow is a method of the state that allows it. */
public sealed interface LeaveState {
    /** The word of the state in the API and in the database. */
    default String word() {
        return switch (this) {
            case Requested _ -> "REQUESTED";
            case Granted _ -> "GRANTED";
            case Refused _ -> "REFUSED";
            case Withdrawn _ -> "WITHDRAWN";
        };
    }

    /**
     * Who did something to a request, and when.
     *
     * @param name name of the person
     * @param role word of the role it was done in
     * @param at when (school clock)
     */
    record Act(String name, String role, Instant at) {}

    /** Waiting for the head. */
    record Requested() implements LeaveState {
        /** The head grants leave for these days under this code. */
        public Granted grant(Act act, String reason, String code, DateRange period) {
            return new Granted(act, reason, code, period);
        }

        /** The head refuses. */
        public Refused refuse(Act act, String reason) {
            return new Refused(act, reason);
        }

        /** Whoever asked no longer wants it. */
        public Withdrawn withdraw(Act act) {
            return new Withdrawn(act, null);
        }
    }

    /**
     * Granted by the head.
     *
     * @param act who and when
     * @param reason the head's reason
     * @param code code to suggest in the registers of these days
     * @param period days granted, never more than asked for
     */
    record Granted(Act act, String reason, String code, DateRange period) implements LeaveState {
        /** The leave won't be taken. */
        public Withdrawn withdraw(Act later) {
            return new Withdrawn(later, this);
        }
    }

    /**
     * Refused by the head.
     *
     * @param act who and when
     * @param reason the head's reason
     */
    record Refused(Act act, String reason) implements LeaveState {}

    /**
     * No longer wanted.
     *
     * @param act who and when
     * @param granted the grant that was given up, absent when there was none
     */
    record Withdrawn(Act act, @Nullable Granted granted) implements LeaveState {}
}
