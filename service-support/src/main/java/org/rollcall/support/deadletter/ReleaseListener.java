package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Something that may have waited for a record of the school to be replayed or dismissed, and need not wait longer. */
public interface ReleaseListener {
    /** Is told in the transaction of the decision; other records of the school may still be held. */
    Uni<Void> released(SqlConnection transaction, int urn);
}
