package org.rollcall.escalation.finding;

/** What a step of a finding brings about. */
public enum StepKind {
    CONTACT,
    VISIT,
    DUTY,
    NOTICE,
    CONSIDERATION,
    REVIEW,
    LETTER,
    NOTIFICATION;

    /** Whether it becomes a task for somebody of the school. */
    boolean isTask() {
        return this != LETTER && this != NOTIFICATION;
    }
}
