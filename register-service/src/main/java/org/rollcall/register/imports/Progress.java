package org.rollcall.register.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Notes what became of a chunk, in the transaction in which its rows land. */
interface Progress {
    /** Counts the chunk; fails with {@link LeaseLostException} when another process goes on with this import. */
    Uni<Void> keep(SqlConnection transaction, ChunkOutcome outcome);

    /** Counts a chunk of which nothing lands, in a transaction of its own. */
    void keepAlone(ChunkOutcome outcome);
}
