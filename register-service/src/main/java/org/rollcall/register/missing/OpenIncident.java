package org.rollcall.register.missing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.register.roll.Adults;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.site.Procedures;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.procedure.MissingProcedure;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Opens an incident and tells at once whom the policy names (AET-11.2, AET-11.7, BHCET-15.2, BHCET-15.6). */
@ApplicationScoped
public class OpenIncident {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final Procedures procedures;
    private final IncidentStore store;
    private final ReadIncident readIncident;
    private final Adults adults;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final Once once;
    private final TellDuties duties;

    OpenIncident(
            Snapshots snapshots,
            ScopedDatabase database,
            Procedures procedures,
            IncidentStore store,
            ReadIncident readIncident,
            Adults adults,
            AuditTrail audit,
            SchoolClock clock,
            Once once,
            TellDuties duties) {
        this.snapshots = snapshots;
        this.database = database;
        this.procedures = procedures;
        this.store = store;
        this.readIncident = readIncident;
        this.adults = adults;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
        this.duties = duties;
    }

    /**
     * What was noticed.
     *
     * @param pupilId pupil
     * @param noticedAt when
     * @param noticedBy who noticed
     * @param lastSeen where and when the pupil was last seen
     */
    record Notice(
            UUID pupilId,
            Instant noticedAt,
            String noticedBy,
            @Nullable String lastSeen) {}

    Uni<IncidentView> open(int urn, Notice notice, Actor by, Optional<IdempotencyKey> key) {
        LocalDate date = notice.noticedAt().atZone(SchoolClock.ZONE).toLocalDate();
        return snapshots
                .current(urn)
                .invoke(school -> {
                    if (school.findPupil(notice.pupilId())
                            .filter(pupil -> pupil.isOnRoll(date))
                            .isEmpty()) {
                        throw Problem.notFound("pupil");
                    }
                    if (notice.noticedAt().isAfter(clock.now())) {
                        throw Problem.unprocessable("date-in-future", "The pupil cannot be missing yet.");
                    }
                })
                .chain(school -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> once.answer(
                                transaction,
                                key,
                                IncidentView.class,
                                () -> begin(
                                        transaction,
                                        urn,
                                        notice,
                                        school.policyOn(date).id(),
                                        by))));
    }

    private Uni<IncidentView> begin(SqlConnection transaction, int urn, Notice notice, String policyId, Actor by) {
        if (procedures.of(policyId).missing().isEmpty()) {
            throw Problem.unprocessable("no-procedure", "The school's policy has no procedure for missing pupils.");
        }
        LocalDate date = notice.noticedAt().atZone(SchoolClock.ZONE).toLocalDate();
        return store.isMissing(transaction, urn, notice.pupilId())
                .invoke(missing -> {
                    if (missing) {
                        throw Problem.conflict("already-missing", "An incident of this pupil is open.");
                    }
                })
                .chain(() -> adults.entry(transaction, urn, notice.pupilId()))
                .map(entry -> incident(notice, policyId, entry, date))
                .call(incident -> store.open(transaction, urn, incident, by))
                .call(incident -> tell(transaction, urn, incident))
                .call(incident -> audit.keep(
                        transaction,
                        urn,
                        by,
                        "missing-incident-opened",
                        ReadIncident.subject(urn, incident.incidentId())))
                .chain(incident -> store.find(transaction, urn, incident.incidentId()))
                .chain(incident -> readIncident.view(transaction, urn, incident))
                .call(view -> duties.tell(transaction, urn, IncidentDuties.opened(view), clock.now()));
    }

    private static Incident incident(Notice notice, String policyId, Entry entry, LocalDate date) {
        Set<PupilFlag> flags = entry.flags().stream()
                .filter(flag -> !flag.from().isAfter(date)
                        && (flag.to() == null || !flag.to().isBefore(date)))
                .map(flag -> PupilFlag.valueOf(flag.name()))
                .collect(Collectors.toUnmodifiableSet());
        return new Incident(
                UUID.randomUUID(),
                notice.pupilId(),
                policyId,
                notice.noticedAt(),
                notice.noticedBy(),
                notice.lastSeen(),
                flags,
                List.of());
    }

    /** Everybody whom the policy names is told with one timestamp. */
    private Uni<Void> tell(SqlConnection transaction, int urn, Incident incident) {
        MissingProcedure procedure = readIncident.procedure(incident.policyId());
        List<String> roles = new ArrayList<>();
        procedure.tell().forEach(duty -> roles.add(duty.role().id()));
        if (incident.flags().stream().anyMatch(procedure.flags()::contains)) {
            roles.add(procedure.flagged().role().id());
        }
        Instant now = clock.now();
        return Multi.createFrom()
                .iterable(roles)
                .onItem()
                .transformToUniAndConcatenate(role -> store.enter(
                        transaction,
                        urn,
                        incident.incidentId(),
                        new IncidentEntry(
                                UUID.randomUUID(),
                                IncidentEntry.Type.TOLD,
                                now,
                                role,
                                null,
                                null,
                                null,
                                null,
                                Actor.SYSTEM.name(),
                                Actor.SYSTEM.role())))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
