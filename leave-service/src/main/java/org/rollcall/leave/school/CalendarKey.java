package org.rollcall.leave.school;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Key of a calendar, the school first. */
@Embeddable
record CalendarKey(
        @Column(name = "school_urn") int schoolUrn,
        @Column(name = "year") String year) {}
