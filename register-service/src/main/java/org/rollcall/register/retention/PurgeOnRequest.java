package org.rollcall.register.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.procedure.RetentionSchedule;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Erases one pupil because a person asks, when nothing must be kept any more (BHCET-10.14). */
@ApplicationScoped
class PurgeOnRequest {
    private static final String FIND = "SELECT p.last_day, last_entry_of($1, $2) AS last_entry, EXISTS (SELECT FROM"
            + " legal_hold h WHERE h.school_urn = $1 AND h.pupil_id = $2 AND h.released_at IS NULL) AS held"
            + " FROM pupil p WHERE p.school_urn = $1 AND p.pupil_id = $2";

    private final ScopedDatabase database;
    private final Snapshots snapshots;
    private final RetentionRegistry registry;
    private final PurgePupils purgePupils;
    private final ProofStore proofs;
    private final AuditTrail audit;
    private final SchoolClock clock;

    PurgeOnRequest(
            ScopedDatabase database,
            Snapshots snapshots,
            RetentionRegistry registry,
            PurgePupils purgePupils,
            ProofStore proofs,
            AuditTrail audit,
            SchoolClock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.registry = registry;
        this.purgePupils = purgePupils;
        this.proofs = proofs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Erases the pupil; 409 says what keeps the records, and until when. */
    Uni<List<Proof>> purge(int urn, UUID pupilId, Actor by) {
        LocalDate today = clock.today();
        return snapshots
                .current(urn)
                .map(school -> school.policyOn(today).id())
                .chain(policy -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> requireFree(transaction, urn, pupilId, policy, today)
                                .chain(lastEntry -> purgePupils
                                        .purge(transaction, urn, List.of(pupilId), clock.now())
                                        .map(byKind -> made(byKind, lastEntry)))
                                .call(made -> proofs.keep(transaction, urn, made))
                                .call(() ->
                                        audit.keep(transaction, urn, by, "pupil-purged", urn + "/retention/purges"))));
    }

    private Uni<LocalDate> requireFree(
            SqlConnection transaction, int urn, UUID pupilId, String policy, LocalDate today) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(urn, pupilId)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("pupil");
            }
            var row = rows.iterator().next();
            if (row.getBoolean("held")) {
                throw Problem.conflict("legal-hold", "A legal hold keeps the pupil's records.");
            }
            if (row.getLocalDate("last_day") == null) {
                throw Problem.conflict("still-kept", "The pupil is on roll.");
            }
            LocalDate lastEntry = row.getLocalDate("last_entry");
            LocalDate keptUntil = RetentionSchedule.lastDay(lastEntry, registry.years(policy, "attendance-entry"));
            if (!today.isAfter(keptUntil)) {
                throw Problem.conflict(
                        "still-kept", "The registers keep the pupil's entries up to and including " + keptUntil + ".");
            }
            return lastEntry;
        });
    }

    private List<Proof> made(Map<String, Long> byKind, LocalDate lastEntry) {
        List<Proof> made = new ArrayList<>();
        byKind.forEach((kind, purged) -> {
            if (purged > 0 && !kind.equals("other")) {
                made.add(new Proof(UUID.randomUUID(), kind, purged, 0, lastEntry, false, clock.now()));
            }
        });
        return made;
    }
}
