package org.rollcall.support.clock;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs the service's due jobs in the order of their instants, and finds the next one. Each second a glance says whether
 * they are worth asking; without one, and every ten seconds whatever it says, all of them are asked.
 */
@ApplicationScoped
public class DueJobs {
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

    private final List<DueJob> jobs;
    private final List<DueGlance> glances;
    private final SchoolClock clock;
    private final MachineClock machine;
    private volatile Instant lookAt = Instant.MIN;

    DueJobs(@Any Instance<DueJob> jobs, @Any Instance<DueGlance> glances, SchoolClock clock, MachineClock machine) {
        this.jobs = jobs.stream().toList();
        this.glances = glances.stream().toList();
        this.clock = clock;
        this.machine = machine;
    }

    /** When a job is due next, if it is within what was asked for. */
    private record Waiting(DueJob job, Optional<Instant> due) {}

    /** The earliest instant up to {@code until} at which any job is due. */
    public Uni<Optional<Instant>> next(Instant until) {
        return waiting(until)
                .map(all ->
                        all.stream().flatMap(waiting -> waiting.due().stream()).min(Instant::compareTo));
    }

    /** Runs every job that is due at exactly this instant. */
    public Uni<Void> runAt(Instant due) {
        return waiting(due)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .filter(waiting -> waiting.due().isPresent())
                        .onItem()
                        .transformToUniAndConcatenate(waiting -> waiting.job().run(due))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** Asks all jobs at once: each needs a transaction, and most have nothing to do. */
    private Uni<List<Waiting>> waiting(Instant until) {
        return jobs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(jobs.stream()
                                .map(job -> job.next(until).map(due -> new Waiting(job, due)))
                                .toList())
                        .andFailFast();
    }

    /** Lets everything due after this instant wait again. */
    Uni<Void> rearm(Instant after) {
        return Multi.createFrom()
                .iterable(jobs)
                .onItem()
                .transformToUniAndConcatenate(job -> job.rearm(after))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> catchUp() {
        Instant now = clock.now();
        if (glances.isEmpty() || machine.now().isAfter(lookAt)) {
            return look(now);
        }
        return Uni.join()
                .all(glances.stream().map(glance -> glance.isWorthLooking(now)).toList())
                .andFailFast()
                .chain(seen ->
                        seen.contains(true) ? look(now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> look(Instant now) {
        return next(now)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : runAt(due.get()).chain(this::catchUp))
                .invoke(() -> lookAt = machine.now().plus(AT_LEAST_EVERY));
    }
}
