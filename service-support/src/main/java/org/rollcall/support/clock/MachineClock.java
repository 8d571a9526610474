package org.rollcall.support.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** The clock of the machine: tokens, leases, retries, limits, log and Kafka timestamps. It is never moved. */
@ApplicationScoped
public class MachineClock {
    private final Clock clock = Clock.systemUTC();

    /** The present instant. */
    public Instant now() {
        return clock.instant();
    }
}
