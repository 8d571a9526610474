package org.rollcall.rules.evaluation;

/** What came of trying to reach a parent; only staff judge a reason. */
public enum ContactOutcome {
    NO_ANSWER,
    /** Somebody answered and gave no reason. */
    NO_REASON,
    REASON_ACCEPTED,
    REASON_NOT_ACCEPTED
}
