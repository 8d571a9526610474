package org.rollcall.support.deadletter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.inbox.EventConsumer;
import org.rollcall.support.inbox.IncomingEvent;
import org.rollcall.support.inbox.Intake;
import org.rollcall.support.inbox.StillPoison;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.problem.Problem;

/** Has a record handled again by the consumer that set it aside; its effect and its release are one transaction. */
@ApplicationScoped
class ReplayDeadLetter {
    private static final Logger LOG = Logger.getLogger(ReplayDeadLetter.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final int MOST_RETRIES = 3;

    private final ScopedDatabase database;
    private final SourceRecord source;
    private final Intake intake;
    private final Instance<EventConsumer> consumers;
    private final DecideDeadLetter decide;
    private final Outbox outbox;

    ReplayDeadLetter(
            ScopedDatabase database,
            SourceRecord source,
            Intake intake,
            @Any Instance<EventConsumer> consumers,
            DecideDeadLetter decide,
            Outbox outbox) {
        this.database = database;
        this.source = source;
        this.intake = intake;
        this.consumers = consumers;
        this.decide = decide;
        this.outbox = outbox;
    }

    /**
     * Replays a record.
     *
     * @return fails with 409 when it is not held, when its content is gone or the service has no such consumer any
     *     more, with 422 when it cannot be handled this time either; the record is held on then
     */
    Uni<DeadLetter> replay(DeadLetter letter, Decider decider) {
        EventConsumer consumer = consumerOf(letter.held());
        return source.of(letter)
                .map(event -> event.orElseThrow(() -> Problem.conflict(
                        "record-gone", "The topic does not hold this record any more; it can be dismissed.")))
                .chain(event -> handle(letter, consumer, event, decider))
                .invoke(() -> outbox.wake(letter.urn()))
                .invoke(() -> LOG.infof(
                        "%s %s was replayed by role %s: nothing waits for it any more",
                        letter.consumer(), letter.id(), decider.role()));
    }

    private Uni<DeadLetter> handle(DeadLetter letter, EventConsumer consumer, IncomingEvent event, Decider decider) {
        return database.inTransaction(
                        Scope.school(letter.urn()),
                        // First the decision: whoever replays it at the same time waits, and then finds it decided.
                        transaction -> decide.decide(transaction, letter, DeadLetterState.REPLAYED, decider, null)
                                .map(decided -> decided.orElseThrow(OpenDeadLetter::decidedMeanwhile))
                                .call(() -> intake.takeAgain(transaction, consumer, event)))
                .onFailure(ReplayDeadLetter::passes)
                .retry()
                .withBackOff(FIRST_WAIT)
                .atMost(MOST_RETRIES)
                .onFailure(StillPoison.class)
                .call(failure -> noteFailure(letter, decider, String.valueOf(failure.getMessage())))
                .onFailure(StillPoison.class)
                .transform(failure -> Problem.unprocessable(
                        "replay-failed",
                        "The record cannot be handled this time either (" + failure.getMessage()
                                + "); it is held on."));
    }

    private Uni<Void> noteFailure(DeadLetter letter, Decider decider, String failure) {
        LOG.warnf("%s %s was replayed in vain: %s", letter.consumer(), letter.id(), failure);
        return database.inTransaction(
                Scope.school(letter.urn()), transaction -> decide.noteFailure(transaction, letter, decider, failure));
    }

    private EventConsumer consumerOf(DeadLetter letter) {
        return consumers.stream()
                .filter(consumer -> consumer.name().equals(letter.consumer()))
                .findFirst()
                .orElseThrow(() -> Problem.conflict(
                        "consumer-gone", "The service has no such consumer any more; the record can be dismissed."));
    }

    private static boolean passes(Throwable failure) {
        return !(failure instanceof StillPoison) && !(failure instanceof HttpProblem);
    }
}
