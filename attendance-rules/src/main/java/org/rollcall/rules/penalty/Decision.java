package org.rollcall.rules.penalty;

/** What the head makes of a consideration. */
public enum Decision {
    /** Support goes on, or begins. */
    SUPPORT_FIRST,
    /** A last chance with an end, before a penalty (BHCET-22.4). */
    NOTICE_TO_IMPROVE,
    /** The authority is asked for a notice. */
    REFERRED,
    /** No penalty step. */
    DECLINED,
    /** The authority is asked to prosecute, as the last resort (AET-15.3, KCA-10.5). */
    PROSECUTION;

    /** Whether it is a step towards a penalty, from which some children are guarded. */
    public boolean isPenaltyStep() {
        return this == NOTICE_TO_IMPROVE || asksAuthority();
    }

    /** Whether it goes to the authority. */
    public boolean asksAuthority() {
        return this == REFERRED || this == PROSECUTION;
    }
}
