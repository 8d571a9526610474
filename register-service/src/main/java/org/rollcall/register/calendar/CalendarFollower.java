package org.rollcall.register.calendar;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.rules.calendar.SchoolCalendar;

/** What must be worked out anew, in the same transaction, when a school's calendar changes. */
public interface CalendarFollower {
    /** The calendar of the school is now this one. */
    Uni<Void> calendarChanged(Mutiny.Session session, int urn, SchoolCalendar calendar);
}
