package org.rollcall.register.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Keeps the proofs of what was erased. */
@ApplicationScoped
class ProofStore {
    private static final String KEEP = "INSERT INTO purge_proof (school_urn, proof_id, kind, purged, held, made_until,"
            + " scheduled, ran_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String LIST = "SELECT proof_id, kind, purged, held, made_until, scheduled, ran_at"
            + " FROM purge_proof WHERE school_urn = $1 ORDER BY ran_at DESC, kind LIMIT 500";

    private static final String TURN = "SELECT pg_advisory_xact_lock(hashtext('purge_proof'), $1)";
    private static final String PROVEN =
            "SELECT EXISTS (SELECT FROM purge_proof WHERE school_urn = $1 AND scheduled AND ran_at = $2)";

    private final ScopedDatabase database;

    ProofStore(ScopedDatabase database) {
        this.database = database;
    }

    /** Whether the schedule's purge of that instant was done at the school; whoever does it now finishes first. */
    Uni<Boolean> isProven(SqlConnection transaction, int urn, Instant ranAt) {
        return transaction
                .preparedQuery(TURN)
                .execute(Tuple.of(urn))
                .chain(() -> transaction.preparedQuery(PROVEN).execute(Tuple.of(urn, ranAt.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Void> keep(SqlConnection transaction, int urn, List<Proof> proofs) {
        return Multi.createFrom()
                .iterable(proofs)
                .onItem()
                .transformToUniAndConcatenate(proof -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addUUID(proof.proofId())
                                .addString(proof.kind())
                                .addLong(proof.purged())
                                .addInteger(proof.held())
                                .addLocalDate(proof.madeUntil())
                                .addBoolean(proof.scheduled())
                                .addOffsetDateTime(proof.ranAt().atOffset(ZoneOffset.UTC))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<List<Proof>> list(int urn) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(LIST)
                        .execute(Tuple.of(urn))
                        .map(rows -> {
                            List<Proof> proofs = new ArrayList<>();
                            rows.forEach(row -> proofs.add(new Proof(
                                    row.getUUID(0),
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getInteger(3),
                                    row.getLocalDate(4),
                                    row.getBoolean(5),
                                    row.getOffsetDateTime(6).toInstant())));
                            return proofs;
                        }));
    }
}
