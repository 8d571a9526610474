package org.rollcall.rules.code;

/** One of the two sessions of a school day for which the register is taken. */
public enum Session {
    AM,
    PM
}
