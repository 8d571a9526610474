package org.rollcall.register.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Erases what one school need not keep any more, with a proof of each kind, in one transaction. */
@ApplicationScoped
class PurgeSchool {
    private static final String SITE = "SELECT purge_site_records($1, $2, $3)";
    private static final List<String> OF_PUPILS =
            List.of("attendance-entry", "admission-entry", "absence-report", "missing-incident", "pupil");
    private static final List<String> OF_THE_SITE = List.of("signing-book", "visitor");

    private final ScopedDatabase database;
    private final Snapshots snapshots;
    private final RetentionRegistry registry;
    private final PurgePupils purgePupils;
    private final ProofStore proofs;

    PurgeSchool(
            ScopedDatabase database,
            Snapshots snapshots,
            RetentionRegistry registry,
            PurgePupils purgePupils,
            ProofStore proofs) {
        this.database = database;
        this.snapshots = snapshots;
        this.registry = registry;
        this.purgePupils = purgePupils;
        this.proofs = proofs;
    }

    /** Erases as of an instant, once; what was made {@code years} ago to the day is still kept. */
    Uni<Void> purge(int urn, Instant now) {
        LocalDate today = now.atZone(SchoolClock.ZONE).toLocalDate();
        return snapshots
                .current(urn)
                .map(school -> school.policyOn(today).id())
                .chain(policy -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> proofs.isProven(transaction, urn, now)
                                .chain(proven -> proven
                                        ? Uni.createFrom().voidItem()
                                        : pupils(transaction, urn, policy, today, now)
                                                .chain(first -> site(transaction, urn, policy, today, now, first))
                                                .chain(made -> proofs.keep(transaction, urn, made)))));
    }

    private Uni<List<Proof>> pupils(SqlConnection transaction, int urn, String policy, LocalDate today, Instant now) {
        LocalDate until = madeUntil(policy, "attendance-entry", today);
        return purgePupils.expired(transaction, urn, until, now).map(purged -> {
            List<Proof> made = new ArrayList<>();
            OF_PUPILS.forEach(kind -> made.add(new Proof(
                    UUID.randomUUID(), kind, purged.byKind().getOrDefault(kind, 0L), purged.held(), until, true, now)));
            return made;
        });
    }

    private Uni<List<Proof>> site(
            SqlConnection transaction, int urn, String policy, LocalDate today, Instant now, List<Proof> made) {
        Uni<List<Proof>> all = Uni.createFrom().item(made);
        for (String kind : OF_THE_SITE) {
            LocalDate until = madeUntil(policy, kind, today);
            all = all.chain(before -> transaction
                    .preparedQuery(SITE)
                    .execute(Tuple.of(urn, kind, until))
                    .map(rows -> {
                        before.add(new Proof(
                                UUID.randomUUID(), kind, rows.iterator().next().getLong(0), 0, until, true, now));
                        return before;
                    }));
        }
        return all;
    }

    /** The last day whose entries need not be kept any more. */
    private LocalDate madeUntil(String policy, String kind, LocalDate today) {
        return today.minusDays(1).minusYears(registry.years(policy, kind));
    }
}
