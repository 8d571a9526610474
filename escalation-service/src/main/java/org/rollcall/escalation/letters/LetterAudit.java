package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;

/** Notes who read or changed a letter, in the transaction of the reading or the change. */
@ApplicationScoped
class LetterAudit {
    private static final String NOTE = "INSERT INTO letter_audit"
            + " (school_urn, at, subject, name, role, action, letter_id, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private final MachineClock machine;

    LetterAudit(MachineClock machine) {
        this.machine = machine;
    }

    /** What a person did. */
    enum Action {
        LISTED,
        READ,
        READ_PDF,
        ASKED_WHY,
        APPROVED,
        CANCELLED,
        RESOLVED,
        DRAFTED,
        FILLED_IN,
        PRINTED,
        POSTED,
        LETTERHEAD_CHANGED,
        WORDING_CHANGED,
        PREFERENCE_CHANGED
    }

    Uni<Void> note(
            SqlConnection transaction,
            int urn,
            Reader reader,
            Action action,
            @Nullable UUID letterId,
            @Nullable String note) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addOffsetDateTime(LetterRow.stamp(machine.now()))
                        .addString(reader.subject())
                        .addString(reader.name())
                        .addString(reader.role())
                        .addString(action.name())
                        .addUUID(letterId)
                        .addString(note))
                .replaceWithVoid();
    }

    /**
     * A person in the role in which letters are open to them.
     *
     * @param subject the token's subject
     * @param name display name
     * @param role the role's word
     */
    record Reader(String subject, String name, String role) {}
}
