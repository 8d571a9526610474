package org.rollcall.rules.calendar;

/** Why a school, or some of its year groups, is closed for a session in term. */
public enum ClosureReason {
    /** Staff training day. */
    INSET,
    BANK_HOLIDAY,
    PLANNED,
    UNPLANNED
}
