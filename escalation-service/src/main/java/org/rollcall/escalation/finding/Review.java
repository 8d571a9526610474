package org.rollcall.escalation.finding;

/** Whether a person has to look at a finding before anything follows from it. */
public enum Review {
    NONE,
    /** It arose only because an old mark was changed or imported. */
    UNCONFIRMED,
    CONFIRMED,
    REJECTED,
    /** A person has decided what it is about: the sessions it counted do not count for its rule again. */
    SETTLED
}
