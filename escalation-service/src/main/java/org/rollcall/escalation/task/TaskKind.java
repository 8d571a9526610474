package org.rollcall.escalation.task;

/** What a task asks of somebody, which decides what ends it. */
public enum TaskKind {
    /** Reach a parent; an answer ends it. */
    CONTACT,
    /** Go to the home; the child's return ends it. */
    VISIT,
    /** Something else the policy asks for. */
    DUTY,
    /** Something to know. */
    NOTICE,
    /** A penalty notice to be considered by the person who decides. */
    CONSIDERATION,
    /** A suspicion, or what arose from an old mark: to be looked at before anything follows from it. */
    REVIEW,
    /** A letter was sent about what no longer holds. */
    AFTERMATH,
    /** A code that does not fit its circumstances. */
    CODE
}
