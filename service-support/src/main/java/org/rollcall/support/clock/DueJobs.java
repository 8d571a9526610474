package org.rollcall.support.clock;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the service's due jobs in the order of their instants, and finds the next one. */
@ApplicationScoped
public class DueJobs {
    private final List<DueJob> jobs;
    private final SchoolClock clock;

    DueJobs(@Any Instance<DueJob> jobs, SchoolClock clock) {
        this.jobs = jobs.stream().toList();
        this.clock = clock;
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
        return next(clock.now())
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : runAt(due.get()).chain(this::catchUp));
    }
}
