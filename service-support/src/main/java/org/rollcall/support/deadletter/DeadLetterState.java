package org.rollcall.support.deadletter;

/** What became of a record that was set aside. */
public enum DeadLetterState {
    /** Nobody has decided; letters and notifications that it concerns stay. */
    HELD,
    /** It was handled again, and this time it had its effect. */
    REPLAYED,
    /** A person said that it shall have no effect. */
    DISMISSED
}
