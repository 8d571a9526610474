package org.rollcall.register.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Keeps legal holds, with who set and who released each of them and why. */
@ApplicationScoped
class HoldStore {
    private static final String PUPIL = "SELECT 1 FROM pupil WHERE school_urn = $1 AND pupil_id = $2 FOR UPDATE";
    private static final String SET = "INSERT INTO legal_hold (school_urn, pupil_id, hold_no, reason, set_at,"
            + " set_by_name, set_by_role) SELECT $1, $2, coalesce(max(hold_no), 0) + 1, $3, $4, $5, $6"
            + " FROM legal_hold WHERE school_urn = $1 AND pupil_id = $2";
    private static final String RELEASE = "UPDATE legal_hold SET released_at = $3, release_reason = $4,"
            + " released_by_name = $5, released_by_role = $6 WHERE school_urn = $1 AND pupil_id = $2"
            + " AND released_at IS NULL";
    private static final String LIST = "SELECT pupil_id, reason, set_at, set_by_name, set_by_role, released_at,"
            + " release_reason, released_by_name FROM legal_hold WHERE school_urn = $1"
            + " ORDER BY set_at DESC, pupil_id";

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;

    HoldStore(ScopedDatabase database, AuditTrail audit, SchoolClock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A hold.
     *
     * @param pupilId pupil
     * @param reason why
     * @param setAt since when
     * @param setBy who set it
     * @param setByRole in which role
     * @param releasedAt until when, null while it stands
     * @param releaseReason why it was released
     * @param releasedBy by whom
     */
    public record Hold(
            UUID pupilId,
            String reason,
            Instant setAt,
            String setBy,
            String setByRole,
            @Nullable Instant releasedAt,
            @Nullable String releaseReason,
            @Nullable String releasedBy) {}

    /** Sets a hold; 409 {@code already-held} while one stands, 404 when there is no such pupil. */
    Uni<Hold> set(int urn, UUID pupilId, String reason, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(PUPIL)
                        .execute(Tuple.of(urn, pupilId))
                        .invoke(rows -> {
                            if (rows.size() == 0) {
                                throw Problem.notFound("pupil");
                            }
                        })
                        .chain(() -> standing(transaction, urn, pupilId))
                        .invoke(known -> known.ifPresent(hold -> {
                            throw Problem.conflict("already-held", "The pupil's records are held already.");
                        }))
                        .chain(() -> transaction
                                .preparedQuery(SET)
                                .execute(Tuple.of(urn, pupilId, reason, utc(clock.now()), by.name(), by.role())))
                        .chain(() -> audit.keep(transaction, urn, by, "legal-hold-set", urn + "/pupils/" + pupilId))
                        .chain(() -> standing(transaction, urn, pupilId))
                        .map(Optional::orElseThrow));
    }

    /** Releases the hold that stands; 404 when none does. */
    Uni<Hold> release(int urn, UUID pupilId, String reason, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(RELEASE)
                        .execute(Tuple.of(urn, pupilId, utc(clock.now()), reason, by.name(), by.role()))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw Problem.notFound("hold");
                            }
                        })
                        .chain(() ->
                                audit.keep(transaction, urn, by, "legal-hold-released", urn + "/pupils/" + pupilId))
                        .chain(() -> all(transaction, urn))
                        .map(holds -> holds.stream()
                                .filter(hold -> hold.pupilId().equals(pupilId))
                                .findFirst()
                                .orElseThrow()));
    }

    /** The school's holds, the latest first, released ones too. */
    Uni<List<Hold>> list(int urn) {
        return database.inTransaction(Scope.school(urn), transaction -> all(transaction, urn));
    }

    Uni<List<Hold>> all(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(LIST).execute(Tuple.of(urn)).map(rows -> {
            List<Hold> holds = new ArrayList<>();
            for (Row row : rows) {
                holds.add(new Hold(
                        row.getUUID("pupil_id"),
                        row.getString("reason"),
                        row.getOffsetDateTime("set_at").toInstant(),
                        row.getString("set_by_name"),
                        row.getString("set_by_role"),
                        Optional.ofNullable(row.getOffsetDateTime("released_at"))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString("release_reason"),
                        row.getString("released_by_name")));
            }
            return holds;
        });
    }

    private Uni<Optional<Hold>> standing(SqlConnection transaction, int urn, UUID pupilId) {
        return all(transaction, urn)
                .map(holds -> holds.stream()
                        .filter(hold -> hold.pupilId().equals(pupilId) && hold.releasedAt() == null)
                        .findFirst());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
