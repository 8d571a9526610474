package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** Tells which trust a school belongs to, as far as the service has heard of the school. */
public interface TrustOfSchool {
    /** The trust's UID; empty while the school is unknown. */
    Uni<Optional<String>> of(SqlConnection transaction, int urn);
}
