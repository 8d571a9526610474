package org.rollcall.support.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The effect of a batch of events; it happens in the given transaction or not at all. */
@FunctionalInterface
public interface BatchHandler {
    /** Applies events that were not applied before. A failure that would repeat itself sends the event aside. */
    Uni<Void> handle(SqlConnection transaction, List<IncomingEvent> events);
}
