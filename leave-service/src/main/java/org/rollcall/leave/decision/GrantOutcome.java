package org.rollcall.leave.decision;

import org.rollcall.rules.calendar.DateRange;

/** What the rules say of a grant that the head wants to make. */
sealed interface GrantOutcome {
    /**
     * It may be made.
     *
     * @param code code to suggest in registers
     * @param period days granted
     */
    record Allowed(String code, DateRange period) implements GrantOutcome {}

    /** Leave is never granted for days gone by, nor on a request made after they began (BHCET-12.8). */
    record Retrospective() implements GrantOutcome {}

    /** Days are granted that nobody asked for. */
    record OutsideRequest() implements GrantOutcome {}

    /**
     * The code does not stand for leave in the edition in force on those days.
     *
     * @param code the code
     */
    record NotALeaveCode(String code) implements GrantOutcome {}

    /**
     * The code stands for another kind of leave: T for nothing but travel for work (AET-7.31).
     *
     * @param code the code
     */
    record NotForThisKind(String code) implements GrantOutcome {}

    /**
     * The days would take the pupil below the policy's floor for performances (AET-7.26, BHCET-16.4).
     *
     * @param clause the clause that says so
     */
    record BelowFloor(String clause) implements GrantOutcome {}

    /**
     * No licence, no authorisation (AET-7.27, BHCET-16.5).
     *
     * @param clause the clause that says so
     */
    record LicenceMissing(String clause) implements GrantOutcome {}
}
