package org.rollcall.register.missing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.missing.IncidentEntry.Type;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.problem.Problem;

/** Keeps incidents and their entries; nothing of them is ever changed. */
@ApplicationScoped
class IncidentStore {
    private static final String OPEN = "INSERT INTO missing_incident (school_urn, incident_id, pupil_id, policy_id,"
            + " noticed_at, noticed_by, last_seen, flags, by_subject, by_name, by_role, recorded_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    private static final String HOLD = "SELECT incident_id FROM missing_incident WHERE school_urn = $1"
            + " AND incident_id = $2 FOR NO KEY UPDATE";
    private static final String FIND = "SELECT incident_id, pupil_id, policy_id, noticed_at, noticed_by, last_seen,"
            + " flags FROM missing_incident WHERE school_urn = $1 AND incident_id = $2";
    private static final String LIST = "SELECT i.incident_id FROM missing_incident i WHERE school_urn = $1"
            + " AND ($2::text IS NULL OR $2 = CASE"
            + " WHEN EXISTS (SELECT FROM missing_entry e WHERE e.school_urn = i.school_urn"
            + " AND e.incident_id = i.incident_id AND e.type = 'CLOSED') THEN 'CLOSED'"
            + " WHEN EXISTS (SELECT FROM missing_entry e WHERE e.school_urn = i.school_urn"
            + " AND e.incident_id = i.incident_id AND e.type = 'LOCATED') THEN 'LOCATED' ELSE 'OPEN' END)"
            + " ORDER BY noticed_at DESC, incident_id LIMIT 500";
    private static final String OPEN_OF = "SELECT i.incident_id FROM missing_incident i WHERE i.school_urn = $1"
            + " AND i.pupil_id = $2 AND NOT EXISTS (SELECT FROM missing_entry e WHERE e.school_urn = i.school_urn"
            + " AND e.incident_id = i.incident_id AND e.type = 'LOCATED')";
    private static final String ENTER = "INSERT INTO missing_entry (school_urn, incident_id, entry_id, type, at, name,"
            + " area, phone, outcome, details, by_name, by_role, recorded_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    private static final String ENTRIES = "SELECT entry_id, type, at, name, area, phone, outcome, details, by_name,"
            + " by_role FROM missing_entry WHERE school_urn = $1 AND incident_id = $2 ORDER BY entry_no";

    private final MachineClock machine;

    IncidentStore(MachineClock machine) {
        this.machine = machine;
    }

    Uni<Void> open(SqlConnection transaction, int urn, Incident incident, Actor by) {
        JsonArray flags = new JsonArray();
        incident.flags().stream().map(PupilFlag::name).sorted().forEach(flags::add);
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(incident.incidentId())
                        .addUUID(incident.pupilId())
                        .addString(incident.policyId())
                        .addOffsetDateTime(utc(incident.noticedAt()))
                        .addString(incident.noticedBy())
                        .addString(incident.lastSeen())
                        .addString(flags.encode())
                        .addString(by.subject())
                        .addString(by.name())
                        .addString(by.role())
                        .addOffsetDateTime(utc(machine.now())))
                .replaceWithVoid();
    }

    /** Whether an incident of the pupil is still open. */
    Uni<Boolean> isMissing(SqlConnection transaction, int urn, UUID pupilId) {
        return transaction
                .preparedQuery(OPEN_OF)
                .execute(Tuple.of(urn, pupilId))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> enter(SqlConnection transaction, int urn, UUID incidentId, IncidentEntry entry) {
        return transaction
                .preparedQuery(ENTER)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(incidentId)
                        .addUUID(entry.entryId())
                        .addString(entry.type().name())
                        .addOffsetDateTime(utc(entry.at()))
                        .addString(entry.name())
                        .addString(entry.area())
                        .addString(entry.phone())
                        .addString(entry.outcome())
                        .addString(entry.details())
                        .addString(entry.byName())
                        .addString(entry.byRole())
                        .addOffsetDateTime(utc(machine.now())))
                .replaceWithVoid();
    }

    /** The incident, held until the transaction ends, so that its entries follow each other; 404 when there is none. */
    Uni<Incident> held(SqlConnection transaction, int urn, UUID incidentId) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(urn, incidentId))
                .chain(() -> find(transaction, urn, incidentId));
    }

    /** The incident; 404 when there is none. */
    Uni<Incident> find(SqlConnection transaction, int urn, UUID incidentId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, incidentId))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("incident");
                    }
                    Row row = rows.iterator().next();
                    return entries(transaction, urn, incidentId).map(entries -> incident(row, entries));
                });
    }

    /** Ids of the school's incidents in a state, or of all; the latest first. */
    Uni<List<UUID>> list(SqlConnection transaction, int urn, @Nullable String state) {
        return transaction.preparedQuery(LIST).execute(Tuple.of(urn, state)).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    private static Uni<List<IncidentEntry>> entries(SqlConnection transaction, int urn, UUID incidentId) {
        return transaction
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(urn, incidentId))
                .map(rows -> {
                    List<IncidentEntry> entries = new ArrayList<>();
                    rows.forEach(row -> entries.add(new IncidentEntry(
                            row.getUUID("entry_id"),
                            Type.valueOf(row.getString("type")),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getString("name"),
                            row.getString("area"),
                            row.getString("phone"),
                            row.getString("outcome"),
                            row.getString("details"),
                            row.getString("by_name"),
                            row.getString("by_role"))));
                    return entries;
                });
    }

    private static Incident incident(Row row, List<IncidentEntry> entries) {
        Set<PupilFlag> flags = new JsonArray(row.getString("flags"))
                .stream().map(String::valueOf).map(PupilFlag::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Incident(
                row.getUUID("incident_id"),
                row.getUUID("pupil_id"),
                row.getString("policy_id"),
                row.getOffsetDateTime("noticed_at").toInstant(),
                row.getString("noticed_by"),
                row.getString("last_seen"),
                flags,
                List.copyOf(entries));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
