package org.rollcall.support.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock on the school's wall: session dates, closes, deadlines and due jobs. It runs with the machine clock; in
 * development it can be set.
 */
@ApplicationScoped
public class SchoolClock {
    /** English schools keep London time; session dates are local dates there. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final MachineClock machine;
    private volatile Duration ahead = Duration.ZERO;

    SchoolClock(MachineClock machine) {
        this.machine = machine;
    }

    /** The present instant at school. */
    public Instant now() {
        return machine.now().plus(ahead);
    }

    /** Today's local date at school. */
    public LocalDate today() {
        return localNow().toLocalDate();
    }

    /** The present local time at school. */
    public LocalDateTime localNow() {
        return LocalDateTime.ofInstant(now(), ZONE);
    }

    /** How far the school clock is ahead of the machine clock. */
    Duration ahead() {
        return ahead;
    }

    /** Moves the hands; the clock goes on running from there. */
    void setAhead(Duration newAhead) {
        ahead = newAhead;
    }
}
