package org.rollcall.register.closing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Lets what a close asks for be found, school by school and session by session. */
@ApplicationScoped
class FollowClose {
    private static final Logger LOG = Logger.getLogger(FollowClose.class);

    private final Snapshots snapshots;
    private final List<CloseFollower> followers;

    FollowClose(Snapshots snapshots, @Any Instance<CloseFollower> followers) {
        this.snapshots = snapshots;
        this.followers = followers.stream().toList();
    }

    /** A session of a school. */
    private record Closed(int urn, SessionRef session) {}

    Uni<Void> follow(SqlConnection transaction, List<RegisterClosed> registers, Instant due) {
        Map<Closed, Set<UUID>> classes = new LinkedHashMap<>();
        registers.forEach(register -> classes.computeIfAbsent(
                        new Closed(
                                register.urn(), new SessionRef(register.date(), Session.valueOf(register.session()))),
                        any -> new HashSet<>())
                .add(register.classId()));
        return Multi.createFrom()
                .iterable(classes.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        closed -> follow(transaction, closed.getKey(), Set.copyOf(closed.getValue()), due))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> follow(SqlConnection transaction, Closed closed, Set<UUID> classes, Instant due) {
        return snapshots
                .current(closed.urn())
                .chain(school -> Multi.createFrom()
                        .iterable(followers)
                        .onItem()
                        .transformToUniAndConcatenate(
                                follower -> follower.closed(transaction, school, closed.session(), classes, due))
                        .collect()
                        .last()
                        .replaceWithVoid())
                // What a close asks for besides must not keep the registers of every school open; after a statement
                // that
                // failed there is no transaction left to go on with.
                .onFailure(FollowClose::isOurs)
                .invoke(failure -> LOG.errorf(
                        "nothing was asked after %s of school %d: %s",
                        closed.session(), closed.urn(), failure.toString()))
                .onFailure(FollowClose::isOurs)
                .recoverWithNull();
    }

    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof DatabaseException);
    }
}
