package org.rollcall.escalation.casework;

/** What people write into a case. */
public enum EntryType {
    MEETING,
    PANEL,
    HOME_VISIT,
    SAFE_AND_WELL_VISIT,
    PLAN,
    PLAN_REVIEW,
    SUPPORT_OFFERED,
    PARENTING_CONTRACT,
    EVIDENCE,
    RETURN_INTERVIEW,
    REFERRAL,
    NOTE,
    RATIONALE,
    OUTCOME,
    /** Safeguarding: written and read by the designated safeguarding lead alone. */
    DSL_NOTE;

    /** Whether it shows that support came before anything legal. */
    boolean isSupport() {
        return switch (this) {
            case MEETING, PLAN, PLAN_REVIEW, SUPPORT_OFFERED, PARENTING_CONTRACT, REFERRAL -> true;
            case PANEL,
                    HOME_VISIT,
                    SAFE_AND_WELL_VISIT,
                    EVIDENCE,
                    RETURN_INTERVIEW,
                    NOTE,
                    RATIONALE,
                    OUTCOME,
                    DSL_NOTE -> false;
        };
    }
}
