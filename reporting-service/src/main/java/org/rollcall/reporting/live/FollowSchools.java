package org.rollcall.reporting.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;

/** Opens a stream of what schools tell: first what the reader missed, then what happens, until the token ends. */
@ApplicationScoped
class FollowSchools {
    /** A reader who missed more than this is sent that much and resumes by itself. */
    private static final int MISSED_AT_ONCE = 5_000;

    private final LiveEventStore store;
    private final LiveFeed feed;
    private final MachineClock clock;
    private final Duration heartbeat;

    FollowSchools(
            LiveEventStore store,
            LiveFeed feed,
            MachineClock clock,
            @ConfigProperty(name = "rollcall.live.heartbeat", defaultValue = "15s") Duration heartbeat) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /**
     * The stream. It begins with a heartbeat that carries the newest id, and completes at the end of the token.
     *
     * @param lastId the last event that the reader had, or null to hear only what happens from now on
     */
    Multi<LiveEvent> open(Set<Integer> urns, @Nullable Long lastId, Instant tokenEnds) {
        LiveClient client = new LiveClient(urns);
        // First the buffer, then the look at the table: what commits in between is in one of them.
        feed.add(client);
        Cancellable beats = Multi.createFrom()
                .ticks()
                .startingAfter(heartbeat)
                .every(heartbeat)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> client.offer(LiveEvent.heartbeat(0, clock.now())));
        Duration left = Duration.between(clock.now(), tokenEnds);
        Cancellable end = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(left.isPositive() ? left : Duration.ofMillis(1))
                .subscribe()
                .with(nothing -> client.end());
        return store.newest(urns)
                .onItem()
                .transformToMulti(newest -> begin(client, newest, lastId))
                .onTermination()
                .invoke(() -> {
                    beats.cancel();
                    end.cancel();
                    feed.remove(client);
                })
                // Too slow a reader: the connection closes, and the client resumes from its last event.
                .onFailure()
                .recoverWithCompletion();
    }

    private Multi<LiveEvent> begin(LiveClient client, Map<Integer, Long> newest, @Nullable Long lastId) {
        feed.follow(newest);
        long upTo = newest.isEmpty() ? 0 : Collections.max(newest.values());
        Multi<LiveEvent> coming =
                client.events().filter(event -> event.id() == 0 || event.id() > newest.getOrDefault(event.urn(), 0L));
        if (lastId == null) {
            return Multi.createBy().concatenating().streams(hello(upTo), coming);
        }
        Map<Integer, Long> from = newest.keySet().stream().collect(Collectors.toMap(urn -> urn, urn -> lastId));
        Multi<LiveEvent> missed = store.since(from, Long.MAX_VALUE, MISSED_AT_ONCE)
                .onItem()
                .transformToMulti(events -> replayed(events, newest, coming));
        return Multi.createBy().concatenating().streams(hello(0), missed);
    }

    private Multi<LiveEvent> hello(long id) {
        return Multi.createFrom().item(LiveEvent.heartbeat(id, clock.now()));
    }

    private static Multi<LiveEvent> replayed(
            List<LiveEvent> events, Map<Integer, Long> newest, Multi<LiveEvent> coming) {
        // What is newer than the look at the table comes from the buffer as well: once is enough.
        Multi<LiveEvent> missed =
                Multi.createFrom().iterable(events).filter(event -> event.id() <= newest.getOrDefault(event.urn(), 0L));
        return events.size() == MISSED_AT_ONCE
                ? Multi.createFrom().iterable(events)
                : Multi.createBy().concatenating().streams(missed, coming);
    }
}
