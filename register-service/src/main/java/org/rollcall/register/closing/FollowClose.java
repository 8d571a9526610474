package org.rollcall.register.closing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.register.closing.CloseFollower.Closed;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Lets what a close asks for be found, for the sessions of some schools together. */
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
    private record Ended(int urn, SessionRef session) {}

    Uni<Void> follow(SqlConnection transaction, List<RegisterClosed> registers, Instant due) {
        Map<Ended, Set<UUID>> classes = new LinkedHashMap<>();
        registers.forEach(register -> classes.computeIfAbsent(
                        new Ended(register.urn(), new SessionRef(register.date(), Session.valueOf(register.session()))),
                        any -> new HashSet<>())
                .add(register.classId()));
        Set<Integer> urns = classes.keySet().stream().map(Ended::urn).collect(Collectors.toSet());
        return urns.isEmpty()
                ? Uni.createFrom().voidItem()
                : snapshots
                        .current(urns)
                        .map(schools -> closed(classes, schools))
                        .chain(closed -> Multi.createFrom()
                                .iterable(followers)
                                .onItem()
                                .transformToUniAndConcatenate(follower -> follow(follower, transaction, closed, due))
                                .collect()
                                .last()
                                .replaceWithVoid());
    }

    private static List<Closed> closed(Map<Ended, Set<UUID>> classes, Map<Integer, SchoolSnapshot> schools) {
        List<Closed> closed = new ArrayList<>();
        classes.forEach((ended, of) -> {
            SchoolSnapshot school = schools.get(ended.urn());
            if (school != null) {
                closed.add(new Closed(school, ended.session(), of));
            }
        });
        return List.copyOf(closed);
    }

    private static Uni<Void> follow(
            CloseFollower follower, SqlConnection transaction, List<Closed> closed, Instant due) {
        return Uni.createFrom()
                .deferred(() -> follower.closed(transaction, closed, due))
                // What a close asks for besides must not keep the registers of every school open; after a statement
                // that
                // failed there is no transaction left to go on with.
                .onFailure(FollowClose::isOurs)
                .invoke(failure -> LOG.errorf("%s asked nothing after %s: %s", follower, due, failure.toString()))
                .onFailure(FollowClose::isOurs)
                .recoverWithNull();
    }

    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof DatabaseException);
    }
}
