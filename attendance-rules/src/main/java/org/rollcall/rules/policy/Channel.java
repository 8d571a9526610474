package org.rollcall.rules.policy;

/** How a parent is contacted. */
public enum Channel {
    PHONE,
    TEXT,
    EMAIL,
    /** The school's own messages to parents. */
    APP
}
