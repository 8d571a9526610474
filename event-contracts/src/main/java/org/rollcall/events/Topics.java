package org.rollcall.events;

/** Names of the Kafka topics; the key is the school's URN, for people (URN, pupil id). */
public final class Topics {
    public static final String REGISTER = "register.events.v1";
    public static final String LEAVE = "leave.events.v1";
    public static final String ESCALATION = "escalation.events.v1";
    /** Compacted: the latest record of each pupil; a tombstone is a purge. */
    public static final String PEOPLE = "register.people.v1";
    /** Appended to a topic's name for what could not be processed. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    private Topics() {}
}
