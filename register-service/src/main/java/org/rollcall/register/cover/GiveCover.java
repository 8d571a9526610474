package org.rollcall.register.cover;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Gives a teacher another's class for a day, and takes it back; at the end of the day it is over by itself. */
@ApplicationScoped
public class GiveCover {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final CoverStore covers;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final Once once;

    GiveCover(
            Snapshots snapshots,
            ScopedDatabase database,
            CoverStore covers,
            AuditTrail audit,
            SchoolClock clock,
            Once once) {
        this.snapshots = snapshots;
        this.database = database;
        this.covers = covers;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
    }

    Uni<Cover> give(
            int urn,
            UUID classId,
            String teacher,
            LocalDate date,
            List<String> sessions,
            Actor by,
            Optional<IdempotencyKey> key) {
        return snapshots
                .current(urn)
                .invoke(school -> {
                    if (school.findClass(classId).isEmpty()) {
                        throw Problem.notFound("class");
                    }
                    if (date.isBefore(clock.today())) {
                        throw Problem.unprocessable("date-in-past", "A cover is for today or a day to come.");
                    }
                })
                .chain(() -> {
                    Cover cover = new Cover(
                            UUID.randomUUID(),
                            classId,
                            teacher,
                            date,
                            sessions,
                            date.plusDays(1).atStartOfDay(SchoolClock.ZONE).toInstant(),
                            false);
                    return database.inTransaction(
                            Scope.school(urn),
                            transaction -> once.answer(
                                    transaction,
                                    key,
                                    Cover.class,
                                    () -> covers.keep(transaction, urn, cover, by)
                                            .chain(() -> audit.keep(
                                                    transaction, urn, by, "cover-given", subject(urn, cover)))
                                            .replaceWith(cover)));
                });
    }

    Uni<Cover> withdraw(int urn, UUID coverId, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> covers.withdraw(transaction, urn, coverId)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("cover")))
                        .call(cover -> audit.keep(transaction, urn, by, "cover-withdrawn", subject(urn, cover))));
    }

    private static String subject(int urn, Cover cover) {
        return urn + "/covers/" + cover.coverId();
    }
}
