package org.rollcall.escalation.penalty;

/** The words for how far a consideration has come. */
public enum Stage {
    /** Nobody has decided yet. */
    OPEN,
    SUPPORT_FIRST,
    /** A last chance is running. */
    NOTICE_TO_IMPROVE,
    IMPROVED,
    NOT_IMPROVED,
    /** The authority is asked for a notice. */
    REFERRED,
    DECLINED,
    /** The authority is asked to prosecute. */
    PROSECUTION,
    /** The finding behind it no longer holds. */
    LAPSED
}
