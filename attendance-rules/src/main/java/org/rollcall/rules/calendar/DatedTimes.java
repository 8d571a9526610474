package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.util.Map;
import org.rollcall.rules.code.Session;

/** Session times that hold from a date until the next ones. */
public record DatedTimes(LocalDate from, Map<Session, SessionTimes> times) {

    public DatedTimes {
        times = Map.copyOf(times);
    }
}
