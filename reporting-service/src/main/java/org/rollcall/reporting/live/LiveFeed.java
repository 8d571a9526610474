package org.rollcall.reporting.live;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final LiveEventStore store;
    private final Map<Integer, Set<LiveClient>> clients = new HashMap<>();
    private final Map<Integer, Long> lastBySchool = new HashMap<>();
    private final Set<Integer> waiting = new HashSet<>();
    private boolean busy;

    LiveFeed(LiveEventStore store) {
        this.store = store;
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
        wake(newest.keySet());
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

    /** There may be something new of these schools; of any school when none is named. */
    void wake(Set<Integer> urns) {
        Map<Integer, Long> from;
        synchronized (this) {
            (urns.isEmpty() ? lastBySchool.keySet() : urns)
                    .stream().filter(lastBySchool::containsKey).forEach(waiting::add);
            from = busy ? Map.of() : next();
            busy |= !from.isEmpty();
        }
        if (!from.isEmpty()) {
            read(from);
        }
    }

    // A notice can be lost with its connection; this finds what it announced.
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake(Set.of());
    }

    /** What is to be read now: the schools that wait, each with its last id. */
    private Map<Integer, Long> next() {
        Map<Integer, Long> from = new HashMap<>();
        for (Integer urn : waiting) {
            Long last = lastBySchool.get(urn);
            if (last != null) {
                from.put(urn, last);
            }
        }
        waiting.clear();
        return from;
    }

    private void read(Map<Integer, Long> from) {
        store.since(from, AT_ONCE)
                .invoke(events -> hand(events, from.keySet()))
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
        Map<Integer, Long> from;
        synchronized (this) {
            from = next();
            busy = !from.isEmpty();
        }
        if (!from.isEmpty()) {
            read(from);
        }
    }

    private void hand(List<LiveEvent> events, Set<Integer> asked) {
        for (LiveEvent event : events) {
            for (LiveClient client : readersOf(event)) {
                client.offer(event);
            }
        }
        if (events.size() == AT_ONCE) {
            wake(asked);
        }
    }

    private synchronized List<LiveClient> readersOf(LiveEvent event) {
        lastBySchool.computeIfPresent(event.urn(), (urn, last) -> Math.max(last, event.id()));
        return new ArrayList<>(clients.getOrDefault(event.urn(), Set.of()));
    }
}
