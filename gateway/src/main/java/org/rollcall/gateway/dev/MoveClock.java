package org.rollcall.gateway.dev;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.rollcall.gateway.dev.ClockClient.Reading;
import org.rollcall.gateway.upstream.Upstream;

/**
 * Moves the school clock of every service. Forward it stops at each instant at which something is due anywhere, has it
 * done, and goes on when what it caused has happened; back it only sets the hands. One move at a time.
 */
@ApplicationScoped
class MoveClock {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    /** How often one instant may bring something new; more than that is a job that never gets done. */
    private static final int MOST_ROUNDS = 200;

    private final ClockClient clocks;
    private final AwaitQuiet quiet;
    private final ReentrantLock moving = new ReentrantLock(true);

    MoveClock(ClockClient clocks, AwaitQuiet quiet) {
        this.clocks = clocks;
        this.quiet = quiet;
    }

    /** Moves all clocks to the instant; a {@link ServiceFailure} names the service that did not follow. */
    void to(Instant target) {
        moving.lock();
        try {
            if (clocks.readAll(target).values().stream()
                    .anyMatch(reading -> !reading.now().isAfter(target))) {
                settle();
                walk(target);
            }
            clocks.set(List.of(Upstream.values()), target);
        } finally {
            moving.unlock();
        }
    }

    private void walk(Instant target) {
        Instant before = Instant.MIN;
        int rounds = 0;
        while (true) {
            Map<Upstream, Reading> readings = clocks.readAll(target);
            Optional<Instant> next = readings.values().stream()
                    .flatMap(reading -> reading.due().stream())
                    .min(Instant::compareTo);
            if (next.isEmpty()) {
                return;
            }
            Instant due = next.get();
            rounds = due.equals(before) ? rounds + 1 : 0;
            before = due;
            stopAt(due, readings, rounds);
        }
    }

    private void stopAt(Instant due, Map<Upstream, Reading> readings, int rounds) {
        // The first in the flow of events comes first: what it causes elsewhere may change what is due there.
        Upstream first = readings.entrySet().stream()
                .filter(entry -> entry.getValue().due().filter(due::equals).isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
        if (rounds > MOST_ROUNDS) {
            throw new ServiceFailure(first, "what is due at " + due + " never gets done");
        }
        // What was missed is done late, without setting any clock back.
        clocks.set(
                readings.entrySet().stream()
                        .filter(entry -> entry.getValue().now().isBefore(due))
                        .map(Map.Entry::getKey)
                        .toList(),
                due);
        clocks.runDue(first, due);
        settle();
    }

    private void settle() {
        List<String> left = quiet.afterInstant(PATIENCE);
        if (!left.isEmpty()) {
            throw new ServiceFailure("still busy: " + String.join(", ", left));
        }
    }
}
