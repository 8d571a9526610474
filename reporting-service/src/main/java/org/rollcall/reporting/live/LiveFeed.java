package org.rollcall.reporting.live;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Hands what schools tell to the streams that are open on this replica; one read serves all of them. The first notice is
 * served at once; those that come during a read and shortly after it are gathered for the next. Schools that nobody
 * follows cost nothing.
 */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration GATHERED = Duration.ofMillis(50);

    /** Where what schools told is read: after the id given for each and up to the other, oldest first. */
    @FunctionalInterface
    interface Source {
        Uni<List<LiveEvent>> since(Map<Integer, Long> lastBySchool, long upTo, int limit);
    }

    /** One read; the bound keeps a later event of these schools from overtaking an earlier one of another. */
    private record Read(Map<Integer, Long> from, long upTo) {
        boolean isNothing() {
            return from.isEmpty();
        }
    }

    private final Source source;
    private final Map<Integer, Set<LiveClient>> clients = new HashMap<>();
    private final Map<Integer, Long> lastBySchool = new HashMap<>();
    private final Set<Integer> waiting = new HashSet<>();
    private boolean allWait;
    private long upTo;
    private boolean busy;

    @Inject
    LiveFeed(LiveEventStore store) {
        this(store::since);
    }

    LiveFeed(Source source) {
        this.source = source;
    }

    /** From now on the client's buffer gets what its schools tell, once {@link #follow} has said from where. */
    synchronized void add(LiveClient client) {
        client.urns()
                .forEach(urn ->
                        clients.computeIfAbsent(urn, none -> new HashSet<>()).add(client));
    }

    /** Follows these schools from the ids given, unless it follows them already or nobody does any more. */
    void follow(Map<Integer, Long> newest) {
        synchronized (this) {
            newest.forEach((urn, last) -> {
                if (clients.containsKey(urn)) {
                    lastBySchool.putIfAbsent(urn, last);
                }
            });
        }
        // All of them: to read these alone would let them overtake the others of a trust.
        look();
    }

    synchronized void remove(LiveClient client) {
        for (Integer urn : client.urns()) {
            Set<LiveClient> others = clients.get(urn);
            if (others != null && others.remove(client) && others.isEmpty()) {
                clients.remove(urn);
                lastBySchool.remove(urn);
            }
        }
    }

    /** There is something new. */
    void wake(LiveNotice notice) {
        begin(() -> {
            upTo = Math.max(upTo, notice.upTo());
            notice.urns().stream().filter(lastBySchool::containsKey).forEach(waiting::add);
            allWait |= notice.urns().isEmpty();
        });
    }

    // A notice can be lost with its connection; this finds what it announced.
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        begin(() -> allWait = true);
    }

    private void begin(Runnable noted) {
        Read read;
        synchronized (this) {
            noted.run();
            read = busy ? new Read(Map.of(), 0) : next();
            busy |= !read.isNothing();
        }
        if (!read.isNothing()) {
            read(read);
        }
    }

    private Read next() {
        Read next;
        if (allWait) {
            next = new Read(Map.copyOf(lastBySchool), Long.MAX_VALUE);
        } else {
            Map<Integer, Long> from = new HashMap<>();
            waiting.forEach(urn -> lastBySchool.computeIfPresent(urn, (same, last) -> {
                from.put(urn, last);
                return last;
            }));
            next = new Read(from, upTo);
        }
        waiting.clear();
        allWait = false;
        return next;
    }

    private void read(Read read) {
        source.since(read.from(), read.upTo(), AT_ONCE)
                .invoke(this::hand)
                .onFailure()
                .invoke(failure -> LOG.warnf("live events wait: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .onItem()
                .delayIt()
                .by(GATHERED)
                .subscribe()
                .with(done -> readOn());
    }

    private void readOn() {
        Read read;
        synchronized (this) {
            read = next();
            busy = !read.isNothing();
        }
        if (!read.isNothing()) {
            read(read);
        }
    }

    private void hand(List<LiveEvent> events) {
        for (LiveEvent event : events) {
            for (LiveClient client : readersOf(event)) {
                client.offer(event);
            }
        }
        if (events.size() == AT_ONCE) {
            look();
        }
    }

    private synchronized List<LiveClient> readersOf(LiveEvent event) {
        lastBySchool.computeIfPresent(event.urn(), (urn, last) -> Math.max(last, event.id()));
        return new ArrayList<>(clients.getOrDefault(event.urn(), Set.of()));
    }
}
