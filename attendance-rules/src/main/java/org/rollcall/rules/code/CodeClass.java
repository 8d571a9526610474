package org.rollcall.rules.code;

/** What a code does to the figures: the statistical classes of the Department for Education. */
public enum CodeClass {
    /** In school while the register was open. */
    PRESENT,
    /** Educated elsewhere with the school's approval; counts as attendance. */
    APPROVED_ACTIVITY,
    /** Absent for a reason the school accepts or the law grants. */
    AUTHORISED,
    /** Absent without such a reason, or without one known yet. */
    UNAUTHORISED,
    /** The pupil could not have attended, so the session is neither possible nor absent. */
    NOT_POSSIBLE,
    /** A note of the register that is not collected: closed, or not yet on roll. */
    ADMINISTRATIVE;

    /** Whether a session of this class belongs to the denominator of a rate. */
    public boolean isPossible() {
        return isAttended() || isAbsence();
    }

    /** Whether a session of this class counts as attended. */
    public boolean isAttended() {
        return this == PRESENT || this == APPROVED_ACTIVITY;
    }

    /** Whether a session of this class counts as missed, with or without permission. */
    public boolean isAbsence() {
        return this == AUTHORISED || this == UNAUTHORISED;
    }
}
