package org.rollcall.rules.policy;

/** How a parent is contacted. */
public enum Channel {
    PHONE,
    TEXT,
    EMAIL
}
