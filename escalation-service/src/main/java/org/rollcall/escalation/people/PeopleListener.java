package org.rollcall.escalation.people;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that depends on who the people around a pupil are. */
public interface PeopleListener {
    /** The records of these pupils changed or were erased; called in the transaction that stored the change. */
    Uni<Void> peopleChanged(
            SqlConnection transaction, int urn, Collection<UUID> pupilIds, @Nullable String traceparent);
}
