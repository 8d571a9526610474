package org.rollcall.escalation.finding;

/** Where a finding stands. */
public enum FindingState {
    OPEN,
    /** The absence is over, or a person has dealt with it. */
    RESOLVED,
    /** A mark it counted was changed, and it no longer holds. */
    RETRACTED
}
