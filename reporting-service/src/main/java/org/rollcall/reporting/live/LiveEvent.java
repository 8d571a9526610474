package org.rollcall.reporting.live;

import java.time.Instant;

/**
 * Something that a live stream tells, with its place in the order of all that is told.
 *
 * @param urn school
 * @param id place in the order; 0 for a heartbeat
 * @param kind name of the server-sent event
 * @param at when it happened, by the school clock
 * @param details ids and states, a JSON object as the database keeps it
 */
record LiveEvent(int urn, long id, String kind, Instant at, String details) {
    static LiveEvent heartbeat(long id, Instant at) {
        return new LiveEvent(0, id, "heartbeat", at, "{}");
    }
}
