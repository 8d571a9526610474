package org.rollcall.rules.policy;

/** What a local authority is told, each kind once per pupil and occurrence. */
public enum LaNotice {
    /** Ten continuous school days of unauthorised absence. */
    CONTINUOUS_ABSENCE,
    /** Fails to attend regularly. */
    ATTENDANCE_RETURN,
    /** Fifteen school days of illness. */
    SICKNESS_RETURN,
    /** A child that nobody has reached, on the way to be missing from education; to the authority where it lives. */
    CME,
    PENALTY_REFERRAL,
    LONG_TERM_MEDICAL
}
