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
    /** Applied for by the authority; a step of the head once support did not work or does not fit. */
    EDUCATION_SUPERVISION_ORDER,
    /** Asked of the court by the authority. */
    PARENTING_ORDER,
    /** Children's social care; only with a concern on record. */
    SOCIAL_CARE,
    EVIDENCE,
    RETURN_INTERVIEW,
    REFERRAL,
    NOTE,
    RATIONALE,
    OUTCOME,
    /** Safeguarding: written and read by the designated safeguarding lead alone. */
    DSL_NOTE;

    /** Whether it is a legal step, which is the head's and needs support on record that did not work (ODST-5.3). */
    boolean isLegal() {
        return this == EDUCATION_SUPERVISION_ORDER || this == PARENTING_ORDER;
    }

    /** Whether it shows that support came before anything legal. */
    public boolean isSupport() {
        return switch (this) {
            case MEETING, PLAN, PLAN_REVIEW, SUPPORT_OFFERED, PARENTING_CONTRACT, REFERRAL -> true;
            case PANEL,
                    HOME_VISIT,
                    SAFE_AND_WELL_VISIT,
                    EDUCATION_SUPERVISION_ORDER,
                    PARENTING_ORDER,
                    SOCIAL_CARE,
                    EVIDENCE,
                    RETURN_INTERVIEW,
                    NOTE,
                    RATIONALE,
                    OUTCOME,
                    DSL_NOTE -> false;
        };
    }
}
