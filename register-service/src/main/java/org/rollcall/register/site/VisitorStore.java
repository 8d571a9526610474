package org.rollcall.register.site;

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

/** Keeps who else is on the site: adults, and pupils of other schools. */
@ApplicationScoped
class VisitorStore {
    private static final String COLUMNS = "visit_id, name, organisation, visiting, arrived_at, left_at";
    private static final String ARRIVE = "INSERT INTO site_visit (school_urn, visit_id, name, organisation, visiting,"
            + " arrived_at, by_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String LEAVE = "UPDATE site_visit SET left_at = coalesce(left_at, $3) WHERE school_urn = $1"
            + " AND visit_id = $2 AND arrived_at <= $3 RETURNING " + COLUMNS;
    private static final String FIND = "SELECT arrived_at FROM site_visit WHERE school_urn = $1 AND visit_id = $2";
    // Who did not sign out has gone by the next day.
    private static final String PRESENT = "SELECT " + COLUMNS + " FROM site_visit WHERE school_urn = $1"
            + " AND arrived_at BETWEEN $2 AND $3 AND (left_at IS NULL OR left_at > $3) ORDER BY arrived_at, name";

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;

    VisitorStore(ScopedDatabase database, AuditTrail audit, SchoolClock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A visit.
     *
     * @param visitId visit
     * @param name visitor
     * @param organisation where from, for a pupil the other school
     * @param visiting whom or what
     * @param arrivedAt when
     * @param leftAt when, null while here
     */
    public record Visit(
            UUID visitId,
            String name,
            @Nullable String organisation,
            String visiting,
            Instant arrivedAt,
            @Nullable Instant leftAt) {}

    Uni<Visit> arrive(int urn, Visit visit, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(ARRIVE)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addUUID(visit.visitId())
                                .addString(visit.name())
                                .addString(visit.organisation())
                                .addString(visit.visiting())
                                .addOffsetDateTime(utc(visit.arrivedAt()))
                                .addString(by.name())
                                .addOffsetDateTime(utc(clock.now())))
                        .chain(() -> audit.keep(
                                transaction, urn, by, "visitor-arrived", urn + "/on-site/visitors/" + visit.visitId()))
                        .replaceWith(visit));
    }

    /** Notes that the visitor left; a second time changes nothing. */
    Uni<Visit> leave(int urn, UUID visitId, Instant at, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(LEAVE)
                        .execute(Tuple.of(urn, visitId, utc(at)))
                        .chain(rows -> rows.size() == 0
                                ? refuse(transaction, urn, visitId)
                                : Uni.createFrom().item(visit(rows.iterator().next())))
                        .call(() -> audit.keep(
                                transaction, urn, by, "visitor-left", urn + "/on-site/visitors/" + visitId)));
    }

    Uni<List<Visit>> present(SqlConnection transaction, int urn, Instant moment) {
        Instant midnight = moment.atZone(SchoolClock.ZONE)
                .toLocalDate()
                .atStartOfDay(SchoolClock.ZONE)
                .toInstant();
        return transaction
                .preparedQuery(PRESENT)
                .execute(Tuple.of(urn, utc(midnight), utc(moment)))
                .map(rows -> {
                    List<Visit> present = new ArrayList<>();
                    rows.forEach(row -> present.add(visit(row)));
                    return present;
                });
    }

    private static Uni<Visit> refuse(SqlConnection transaction, int urn, UUID visitId) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(urn, visitId)).map(found -> {
            throw found.size() == 0
                    ? Problem.notFound("visit")
                    : Problem.unprocessable("before-arrival", "The visitor cannot have left before arriving.");
        });
    }

    private static Visit visit(Row row) {
        return new Visit(
                row.getUUID("visit_id"),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("visiting"),
                row.getOffsetDateTime("arrived_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("left_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
