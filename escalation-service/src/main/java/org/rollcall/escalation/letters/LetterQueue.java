package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.PendingWork;

/**
 * The letters that may leave by a carrier, and the bell that tells the sender of a new one. While an event about a pupil
 * is held back, the pupil's letters stay here.
 */
@ApplicationScoped
class LetterQueue implements PendingWork {
    /** How long a sender may keep a letter to itself; well above the time that a carrier gets. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;
    /** How soon a letter is looked at again while an event about its pupil is held back. */
    private static final Duration HELD_WAIT = Duration.ofSeconds(2);

    private static final String PUT =
            "INSERT INTO letter_queue (school_urn, letter_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String TAKE_OUT = "DELETE FROM letter_queue WHERE school_urn = $1 AND letter_id = $2";
    private static final String CLAIM = "UPDATE letter_queue SET leased_until = $1 FROM (SELECT school_urn, letter_id"
            + " FROM letter_queue q WHERE (leased_until IS NULL OR leased_until <= $2)"
            + " ORDER BY leased_until NULLS FIRST LIMIT $3 FOR UPDATE OF q SKIP LOCKED) AS free"
            + " WHERE letter_queue.school_urn = free.school_urn AND letter_queue.letter_id = free.letter_id"
            + " RETURNING free.school_urn, free.letter_id";
    private static final String FAILURES = "UPDATE letter_queue SET failures = failures + 1"
            + " WHERE school_urn = $1 AND letter_id = $2 RETURNING failures";
    private static final String LEASE_UNTIL =
            "UPDATE letter_queue SET leased_until = $3, held = $4 WHERE school_urn = $1 AND letter_id = $2";
    private static final String RELEASE =
            "UPDATE letter_queue SET held = false, leased_until = NULL" + " WHERE school_urn = $1 AND held";
    private static final String LEFT = "SELECT count(*) FROM letter_queue WHERE failures = 0 AND NOT held";

    private final Pool pool;
    private final MachineClock machine;
    private volatile IntConsumer bell = urn -> {};

    LetterQueue(Pool pool, MachineClock machine) {
        this.pool = pool;
        this.machine = machine;
    }

    /**
     * A letter that its claimant alone may send, for as long as the lease runs.
     *
     * @param urn school
     * @param letterId letter
     */
    record Claim(int urn, UUID letterId) {}

    /** Who is to be told, with the school, once a letter was put in and that was committed. */
    void onWake(IntConsumer sender) {
        bell = sender;
    }

    Uni<Void> put(SqlConnection transaction, Letter letter) {
        afterCommit(transaction, () -> bell.accept(letter.urn()));
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .replaceWithVoid();
    }

    Uni<Void> takeOut(SqlConnection transaction, int urn, UUID letterId) {
        return transaction
                .preparedQuery(TAKE_OUT)
                .execute(Tuple.of(urn, letterId))
                .replaceWithVoid();
    }

    /** Takes letters of any school, at most so many; two senders never get the same one. */
    Uni<List<Claim>> claim(int most) {
        Instant now = machine.now();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(LetterRow.stamp(now.plus(LEASE)), LetterRow.stamp(now), most))
                .map(rows -> {
                    List<Claim> claims = new ArrayList<>();
                    for (Row row : rows) {
                        claims.add(new Claim(row.getInteger(0), row.getUUID(1)));
                    }
                    return List.copyOf(claims);
                });
    }

    /** The carrier is away: the letter waits, longer each time. */
    Uni<Void> postpone(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(FAILURES)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .map(rows -> rows.size() == 0 ? 1 : rows.iterator().next().getInteger(0))
                .chain(failures -> leaseFor(transaction, letter, wait(failures), false));
    }

    /** An event about the pupil is held back: the letter waits until a person has looked at that. */
    Uni<Void> hold(SqlConnection transaction, Letter letter) {
        return leaseFor(transaction, letter, HELD_WAIT, true);
    }

    /** A person has decided about an event of the school: its letters are looked at again at once. */
    Uni<Void> release(SqlConnection transaction, int urn) {
        afterCommit(transaction, () -> bell.accept(urn));
        return transaction.preparedQuery(RELEASE).execute(Tuple.of(urn)).replaceWithVoid();
    }

    private Uni<Void> leaseFor(SqlConnection transaction, Letter letter, Duration wait, boolean held) {
        return transaction
                .preparedQuery(LEASE_UNTIL)
                .execute(Tuple.of(
                        letter.urn(), letter.id(), LetterRow.stamp(machine.now().plus(wait)), held))
                .replaceWithVoid();
    }

    private static Duration wait(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    @Override
    public Uni<String> left() {
        return pool.query(LEFT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .map(count -> count == 0 ? "" : count + " letters to send");
    }

    /** Does something when, and only when, the transaction has been committed. */
    static void afterCommit(SqlConnection transaction, Runnable then) {
        transaction.getDelegate().transaction().completion().onSuccess(done -> then.run());
    }
}
