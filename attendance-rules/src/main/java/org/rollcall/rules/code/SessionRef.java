package org.rollcall.rules.code;

import java.time.LocalDate;
import java.util.Comparator;

/** One session of one day, ordered as the school lives them. */
public record SessionRef(LocalDate date, Session session) implements Comparable<SessionRef> {

    private static final Comparator<SessionRef> AS_LIVED =
            Comparator.comparing(SessionRef::date).thenComparing(SessionRef::session);

    @Override
    public int compareTo(SessionRef other) {
        return AS_LIVED.compare(this, other);
    }

    @Override
    public String toString() {
        return date + " " + session;
    }
}
