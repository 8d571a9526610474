package org.rollcall.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Something that happened at one school. */
public interface Event {
    /** Unique reference number of the school, six digits. */
    int urn();

    /** Revision of the aggregate the event is about, 1 and counting; consumers keep the highest. */
    long revision();

    /** CloudEvents subject: what the event is about, as a path below the school. */
    @JsonIgnore
    String subject();
}
