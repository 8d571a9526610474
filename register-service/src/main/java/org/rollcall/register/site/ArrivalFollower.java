package org.rollcall.register.site;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.roll.SchoolSnapshot;

/** What follows, in the same transaction, from a pupil's signing in. */
public interface ArrivalFollower {
    /** The pupil signed in; the line of the signing book is written. */
    Uni<Void> arrived(SqlConnection transaction, SchoolSnapshot school, SignLine line, Actor by);
}
