package org.rollcall.escalation.cases;

/** The words for how far a case has come, with the role that owns it there. */
public enum CaseStage {
    /** Findings are watched and their tasks done. */
    MONITORING("attendance-officer"),
    /** Support is offered and reviewed: plans, early help, meetings. */
    SUPPORT("attendance-officer"),
    /** Formal support: panel, parenting contract, formal warning. */
    FORMAL("head"),
    /** Legal intervention is being considered or under way. */
    LEGAL("head"),
    CLOSED("attendance-officer");

    private final String owner;

    CaseStage(String owner) {
        this.owner = owner;
    }

    /** The platform's name of the role that looks after the case. */
    public String owner() {
        return owner;
    }
}
