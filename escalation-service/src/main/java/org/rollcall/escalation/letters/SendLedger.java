package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;

/** What is known of each attempt to send a letter; written step by step, each in a transaction of its own. */
@ApplicationScoped
class SendLedger {
    private static final String UNDER_WAY = "SELECT DISTINCT letter_id FROM send_attempt WHERE school_urn = $1"
            + " AND letter_id = ANY($2::uuid[]) AND state = 'ATTEMPTED'";
    private static final String LATEST = "SELECT attempt, carrier, state FROM send_attempt"
            + " WHERE school_urn = $1 AND letter_id = $2 ORDER BY attempt DESC LIMIT 1";
    private static final String RESERVE = "INSERT INTO send_attempt"
            + " (school_urn, letter_id, attempt, carrier, state, reserved_at) VALUES ($1, $2, $3, $4, 'RESERVED', $5)";
    private static final String BEGIN = "UPDATE send_attempt SET state = 'ATTEMPTED', attempted_at = $4"
            + " WHERE school_urn = $1 AND letter_id = $2 AND attempt = $3 AND state = 'RESERVED'";
    private static final String SETTLE = "UPDATE send_attempt SET state = $4, settled_at = $5, reference = $6,"
            + " note = $7 WHERE school_urn = $1 AND letter_id = $2 AND attempt = $3"
            + " AND state IN ('RESERVED', 'ATTEMPTED', 'UNKNOWN')";

    private final MachineClock machine;

    SendLedger(MachineClock machine) {
        this.machine = machine;
    }

    /** How far an attempt has come. */
    enum Step {
        RESERVED,
        ATTEMPTED,
        CONFIRMED,
        UNKNOWN,
        NOT_SENT
    }

    /**
     * An attempt to send a letter.
     *
     * @param number 1 and counting
     * @param carrier whose it is
     * @param step how far it has come
     */
    record Attempt(int number, String carrier, Step step) {}

    /** Those of the letters that a carrier may hold at this moment. */
    Uni<Set<UUID>> underWay(SqlConnection transaction, int urn, Collection<Letter> letters) {
        UUID[] ids = letters.stream().map(Letter::id).toArray(UUID[]::new);
        return transaction.preparedQuery(UNDER_WAY).execute(Tuple.of(urn, ids)).map(rows -> {
            Set<UUID> underWay = new HashSet<>();
            for (Row row : rows) {
                underWay.add(row.getUUID(0));
            }
            return Set.copyOf(underWay);
        });
    }

    /** The letter's last attempt. */
    Uni<Optional<Attempt>> latest(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(LATEST)
                .execute(Tuple.of(letter.urn(), letter.id()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(
                                new Attempt(row.getInteger(0), row.getString(1), Step.valueOf(row.getString(2))));
                    }
                    return Optional.empty();
                });
    }

    Uni<Attempt> reserve(SqlConnection transaction, Letter letter, int number, String carrier) {
        return transaction
                .preparedQuery(RESERVE)
                .execute(Tuple.of(letter.urn(), letter.id(), number, carrier, LetterRow.stamp(machine.now())))
                .replaceWith(new Attempt(number, carrier, Step.RESERVED));
    }

    /** Notes that the carrier is about to be called; false when somebody else got there first. */
    Uni<Boolean> begin(SqlConnection transaction, Letter letter, Attempt attempt) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(letter.urn(), letter.id(), attempt.number(), LetterRow.stamp(machine.now())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes what became of an attempt. */
    Uni<Void> settle(
            SqlConnection transaction,
            Letter letter,
            Attempt attempt,
            Step outcome,
            @Nullable String reference,
            @Nullable String note) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.tuple()
                        .addInteger(letter.urn())
                        .addUUID(letter.id())
                        .addInteger(attempt.number())
                        .addString(outcome.name())
                        .addOffsetDateTime(LetterRow.stamp(machine.now()))
                        .addString(reference)
                        .addString(note))
                .replaceWithVoid();
    }
}
