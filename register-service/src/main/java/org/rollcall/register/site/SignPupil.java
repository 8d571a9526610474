package org.rollcall.register.site;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PupilSignedIn;
import org.rollcall.events.register.PupilSignedOut;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.leave.LunchPasses;
import org.rollcall.register.roll.Adults;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.procedure.SiteProcedure;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/**
 * Writes a line of the signing book, if the school's policy lets the pupil go like this (AET-11.1, BHCET-15.1,
 * ATT-A1.2.8).
 */
@ApplicationScoped
public class SignPupil {
    private static final String KEEP = "INSERT INTO site_event (school_urn, site_event_id, pupil_id, type, at, reason,"
            + " collected_by, authorised_by, purpose, destination, accompanied, by_name, recorded_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final Procedures procedures;
    private final SiteSettingsStore settings;
    private final Adults adults;
    private final LunchPasses passes;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final Once once;
    private final List<ArrivalFollower> followers;

    SignPupil(
            Snapshots snapshots,
            ScopedDatabase database,
            Procedures procedures,
            SiteSettingsStore settings,
            Adults adults,
            LunchPasses passes,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock,
            Once once,
            @Any Instance<ArrivalFollower> followers) {
        this.snapshots = snapshots;
        this.database = database;
        this.procedures = procedures;
        this.settings = settings;
        this.adults = adults;
        this.passes = passes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
        this.followers = followers.stream().toList();
    }

    Uni<SignLine> sign(int urn, SignLine line, Actor by, Optional<IdempotencyKey> key) {
        return snapshots
                .current(urn)
                .invoke(school -> {
                    if (school.findPupil(line.pupilId()).isEmpty()) {
                        throw Problem.notFound("pupil");
                    }
                    if (line.at().isAfter(clock.now())) {
                        throw Problem.unprocessable("date-in-future", "The pupil cannot have come or gone yet.");
                    }
                })
                .chain(school -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> once.answer(
                                transaction,
                                key,
                                SignLine.class,
                                () -> judged(transaction, school, line)
                                        .call(judged -> write(transaction, urn, judged, by))
                                        .call(judged -> follow(transaction, school, judged, by)))));
    }

    private Uni<SignLine> judged(SqlConnection transaction, SchoolSnapshot school, SignLine line) {
        LocalDate day = line.at().atZone(SchoolClock.ZONE).toLocalDate();
        SiteProcedure procedure = procedures.of(school.policyOn(day).id());
        return hasPass(transaction, school.urn(), line, procedure, day)
                .chain(hasPass -> adults.of(transaction, school.urn(), line.pupilId())
                        .invoke(names -> SignRules.refused(line, procedure, names, hasPass)
                                .ifPresent(why -> {
                                    throw Problem.conflict("permission-required", why);
                                })))
                .chain(() -> noted(transaction, school.urn(), line, procedure));
    }

    private Uni<Boolean> hasPass(
            SqlConnection transaction, int urn, SignLine line, SiteProcedure procedure, LocalDate day) {
        return SignRules.needsPass(line, procedure)
                ? passes.isValid(transaction, urn, line.pupilId(), day)
                : Uni.createFrom().item(false);
    }

    private Uni<SignLine> noted(SqlConnection transaction, int urn, SignLine line, SiteProcedure procedure) {
        return settings.find(transaction, urn).map(known -> SignRules.judged(line, procedure, known));
    }

    private Uni<Void> follow(SqlConnection transaction, SchoolSnapshot school, SignLine line, Actor by) {
        return line.isOut()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(followers)
                        .onItem()
                        .transformToUniAndConcatenate(follower -> follower.arrived(transaction, school, line, by))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Void> write(SqlConnection transaction, int urn, SignLine line, Actor by) {
        Event event = line.isOut()
                ? new PupilSignedOut(urn, 1, line.siteEventId(), line.pupilId(), line.at())
                : new PupilSignedIn(urn, 1, line.siteEventId(), line.pupilId(), line.at());
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(line.siteEventId())
                        .addUUID(line.pupilId())
                        .addString(line.type())
                        .addOffsetDateTime(line.at().atOffset(ZoneOffset.UTC))
                        .addString(line.reason())
                        .addString(line.collectedBy())
                        .addString(line.authorisedBy())
                        .addString(line.purpose())
                        .addString(line.destination())
                        .addBoolean(line.accompanied())
                        .addString(by.name())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC)))
                .chain(() -> outbox.append(
                        transaction,
                        List.of(OutboxEvent.of(
                                Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event))))
                .chain(() -> audit.keep(transaction, urn, by, "pupil-signed", event.subject()));
    }
}
