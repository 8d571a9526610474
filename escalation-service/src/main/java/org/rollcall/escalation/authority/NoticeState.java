package org.rollcall.escalation.authority;

/** Where a notification stands. */
public enum NoticeState {
    /** The authority has not seen it yet. */
    WAITING,
    DELIVERED,
    ACKNOWLEDGED,
    /** The authority has said what came of it, or it was taken back unseen. */
    CLOSED
}
