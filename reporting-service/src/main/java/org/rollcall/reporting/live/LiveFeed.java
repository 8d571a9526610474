package org.rollcall.reporting.live;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Hands what schools tell to the streams that are open on this replica; one read serves all of them. */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final int AT_ONCE = 1_000;

    private final LiveEventStore store;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> lastBySchool = new ConcurrentHashMap<>();
    private final AtomicInteger wakes = new AtomicInteger();

    LiveFeed(LiveEventStore store) {
        this.store = store;
    }

    /** From now on the client's buffer gets what its schools tell, once {@link #follow} has said from where. */
    void add(LiveClient client) {
        clients.add(client);
    }

    /** Follows these schools from the ids given, unless it follows them already. */
    void follow(Map<Integer, Long> newest) {
        newest.forEach(lastBySchool::putIfAbsent);
        wake();
    }

    void remove(LiveClient client) {
        clients.remove(client);
        lastBySchool
                .keySet()
                .removeIf(
                        urn -> clients.stream().noneMatch(other -> other.urns().contains(urn)));
    }

    /** There may be something new. Wakes during a read lead to one more read. */
    void wake() {
        if (!lastBySchool.isEmpty() && wakes.getAndIncrement() == 0) {
            read();
        }
    }

    // A notice can be lost with its connection; this finds what it announced.
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    private void read() {
        int seen = wakes.get();
        Map<Integer, Long> from = new HashMap<>(lastBySchool);
        store.since(from, AT_ONCE).subscribe().with(events -> read(events, seen), failure -> {
            LOG.warnf("live events wait: %s", failure.toString());
            wakes.set(0);
        });
    }

    private void read(List<LiveEvent> events, int seen) {
        for (LiveEvent event : events) {
            lastBySchool.computeIfPresent(event.urn(), (urn, last) -> Math.max(last, event.id()));
            for (LiveClient client : clients) {
                if (client.urns().contains(event.urn())) {
                    client.offer(event);
                }
            }
        }
        int more = wakes.addAndGet(-seen);
        if (more > 0) {
            read();
        } else if (events.size() == AT_ONCE) {
            wake();
        }
    }
}
