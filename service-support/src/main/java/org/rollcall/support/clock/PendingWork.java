package org.rollcall.support.clock;

import io.smallrye.mutiny.Uni;

/** Work of this service that is under way and will end by itself: unsent outbox rows, unread events, unsent letters. */
public interface PendingWork {
    /** What is left to do, in a few words for a log line; empty when there is nothing. */
    Uni<String> left();
}
