package org.rollcall.register.missing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Adults;
import org.rollcall.register.site.Procedures;
import org.rollcall.rules.procedure.MissingProcedure;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Shows incidents with the steps that are due by the school clock. */
@ApplicationScoped
public class ReadIncident {
    private final ScopedDatabase database;
    private final IncidentStore store;
    private final Adults adults;
    private final Procedures procedures;
    private final AuditTrail audit;
    private final SchoolClock clock;

    ReadIncident(
            ScopedDatabase database,
            IncidentStore store,
            Adults adults,
            Procedures procedures,
            AuditTrail audit,
            SchoolClock clock) {
        this.database = database;
        this.store = store;
        this.adults = adults;
        this.procedures = procedures;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<IncidentView> read(int urn, UUID incidentId, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> store.find(transaction, urn, incidentId)
                        .chain(incident -> view(transaction, urn, incident))
                        .call(() ->
                                audit.keep(transaction, urn, by, "missing-incident-read", subject(urn, incidentId))));
    }

    Uni<List<IncidentView>> list(int urn, @Nullable String state, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> store.list(transaction, urn, state)
                        .chain(ids -> Multi.createFrom()
                                .iterable(ids)
                                .onItem()
                                .transformToUniAndConcatenate(id -> store.find(transaction, urn, id)
                                        .chain(incident -> view(transaction, urn, incident)))
                                .collect()
                                .asList())
                        .call(() -> audit.keep(
                                transaction, urn, by, "missing-incidents-read", urn + "/missing-incidents")));
    }

    Uni<IncidentView> view(SqlConnection transaction, int urn, Incident incident) {
        MissingProcedure procedure = procedure(incident.policyId());
        return adults.entry(transaction, urn, incident.pupilId())
                .chain(entry -> adults.callable(transaction, urn, incident.pupilId())
                        .map(people -> IncidentView.of(
                                incident,
                                procedure,
                                entry.legalForename() + " " + entry.legalSurname(),
                                people.stream()
                                        .filter(person -> !person.phones().isEmpty())
                                        .toList(),
                                clock.now())));
    }

    MissingProcedure procedure(String policyId) {
        return procedures.of(policyId).missing().orElseThrow();
    }

    static String subject(int urn, UUID incidentId) {
        return urn + "/missing-incidents/" + incidentId;
    }
}
