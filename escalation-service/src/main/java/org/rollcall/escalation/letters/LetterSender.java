package org.rollcall.escalation.letters;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.rollcall.escalation.letters.LetterQueue.Claim;

/** Empties the queue of letters: at once when one was put in, and every second for what was missed. */
@ApplicationScoped
class LetterSender {
    private static final Logger LOG = Logger.getLogger(LetterSender.class);
    private static final int AT_A_TIME = 4;
    private static final int BATCH = 16;

    private final LetterQueue queue;
    private final SendLetter send;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    LetterSender(LetterQueue queue, SendLetter send) {
        this.queue = queue;
        this.send = send;
    }

    void listen(@Observes StartupEvent start) {
        queue.onWake(urn -> wake());
    }

    /** Sends what may leave soon; returns at once. */
    void wake() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            drain().onFailure()
                    .invoke(failure -> LOG.warnf("letters wait for the next poll: %s", failure.toString()))
                    .onFailure()
                    .recoverWithNull()
                    .eventually(() -> running.set(false))
                    .subscribe()
                    .with(done -> {
                        if (again.get()) {
                            wake();
                        }
                    });
        }
    }

    private Uni<Void> drain() {
        again.set(false);
        return queue.claim(BATCH)
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sendAll(claims).chain(this::drain));
    }

    private Uni<Void> sendAll(List<Claim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUni(claim -> send.send(claim.urn(), claim.letterId())
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "letter %s could not be sent", claim.letterId()))
                        .onFailure()
                        .recoverWithNull())
                .merge(AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        wake();
    }
}
