package org.rollcall.support.clock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * Sees cheaply whether a service's due jobs are worth asking. It may see too much; what it does not see waits some seconds
 * longer.
 */
public interface DueGlance {
    /** Whether anything may be due by this instant. */
    Uni<Boolean> isWorthLooking(Instant until);
}
