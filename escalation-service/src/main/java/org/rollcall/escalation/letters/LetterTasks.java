package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tasks for people where a letter cannot be written; carried out by casework. */
public interface LetterTasks {
    /** No parent of the pupil may be written to: the safeguarding lead decides what happens instead. */
    Uni<Void> nobodyToWriteTo(SqlConnection transaction, LetterRequest request);
}
