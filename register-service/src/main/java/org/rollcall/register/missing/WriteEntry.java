package org.rollcall.register.missing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.rules.procedure.MissingProcedure;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Writes what was done in an incident; a place outside is searched with a telephone, and a closed one takes no more. */
@ApplicationScoped
public class WriteEntry {
    private final ScopedDatabase database;
    private final IncidentStore store;
    private final ReadIncident readIncident;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final Once once;
    private final TellDuties duties;

    WriteEntry(
            ScopedDatabase database,
            IncidentStore store,
            ReadIncident readIncident,
            AuditTrail audit,
            SchoolClock clock,
            Once once,
            TellDuties duties) {
        this.database = database;
        this.store = store;
        this.readIncident = readIncident;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
        this.duties = duties;
    }

    Uni<IncidentView> write(int urn, UUID incidentId, IncidentEntry entry, Actor by, Optional<IdempotencyKey> key) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> once.answer(
                        transaction,
                        key,
                        IncidentView.class,
                        () -> store.held(transaction, urn, incidentId)
                                .invoke(incident -> check(incident, entry))
                                .chain(incident -> readIncident.view(transaction, urn, incident))
                                .chain(before -> enter(transaction, urn, incidentId, entry, by)
                                        .call(after -> duties.tell(
                                                transaction,
                                                urn,
                                                IncidentDuties.changed(before, after),
                                                clock.now())))));
    }

    private Uni<IncidentView> enter(
            SqlConnection transaction, int urn, UUID incidentId, IncidentEntry entry, Actor by) {
        return store.enter(transaction, urn, incidentId, entry)
                .chain(() -> audit.keep(
                        transaction,
                        urn,
                        by,
                        "missing-incident-" + entry.type().name().toLowerCase(Locale.ROOT),
                        ReadIncident.subject(urn, incidentId)))
                .chain(() -> store.find(transaction, urn, incidentId))
                .chain(incident -> readIncident.view(transaction, urn, incident));
    }

    /** Closes an incident of which nothing is left to do (AET-11.6, BHCET-15.7b). */
    Uni<IncidentView> close(int urn, UUID incidentId, Actor by) {
        IncidentEntry closed = new IncidentEntry(
                UUID.randomUUID(),
                IncidentEntry.Type.CLOSED,
                clock.now(),
                null,
                null,
                null,
                null,
                null,
                by.name(),
                by.role());
        return database.inTransaction(
                        Scope.school(urn),
                        transaction -> store.held(transaction, urn, incidentId)
                                .chain(incident -> readIncident.view(transaction, urn, incident))
                                .invoke(WriteEntry::requireComplete))
                .chain(() -> write(urn, incidentId, closed, by, Optional.empty()));
    }

    private void check(Incident incident, IncidentEntry entry) {
        if (entry.at().isAfter(clock.now()) || entry.at().isBefore(incident.noticedAt())) {
            throw Problem.unprocessable(
                    "date-out-of-range",
                    "It happened between the moment the pupil was noticed to be missing and now.",
                    List.of(new FieldError("at", "lies before the incident or in the future")));
        }
        MissingProcedure procedure = readIncident.procedure(incident.policyId());
        if (entry.type() == IncidentEntry.Type.SEARCHED) {
            if (!procedure.searchAreas().contains(entry.area())) {
                throw Problem.unprocessable(
                        "unknown-area",
                        "The policy's list of places to search has no such place.",
                        List.of(new FieldError(
                                "area", "must be one of " + String.join(", ", procedure.searchAreas()))));
            }
            if (procedure.phoneNeeded().contains(entry.area()) && entry.phone() == null) {
                throw Problem.unprocessable(
                        "phone-needed",
                        "Whoever searches there carries a telephone.",
                        List.of(new FieldError("phone", "is required for this place")));
            }
        }
        if (incident.state() == Incident.State.CLOSED) {
            throw Problem.conflict("incident-closed", "The incident was closed.");
        }
        if (entry.type() == IncidentEntry.Type.LOCATED && incident.state() == Incident.State.LOCATED) {
            throw Problem.conflict("already-located", "The pupil was found already.");
        }
    }

    private static void requireComplete(IncidentView incident) {
        List<FieldError> left = incident.steps().stream()
                .filter(Step::isOpen)
                .map(step -> new FieldError(step.step(), step.title() + " (" + step.clause() + ")"))
                .toList();
        if (incident.state().equals(Incident.State.CLOSED.name())) {
            throw Problem.conflict("incident-closed", "The incident was closed.");
        }
        if (incident.state().equals(Incident.State.OPEN.name()) || !left.isEmpty()) {
            throw Problem.conflict(
                    "incident-incomplete",
                    "It cannot be closed yet: "
                            + left.stream().map(FieldError::field).collect(Collectors.joining(", ")) + ".");
        }
    }
}
