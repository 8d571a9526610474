package org.rollcall.escalation.task;

/** Where a task stands. */
public enum TaskState {
    OPEN,
    /** Somebody did it. */
    DONE,
    /** There is no longer any need. */
    DROPPED
}
