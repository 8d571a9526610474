package org.rollcall.escalation.leave;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.rules.evaluation.LeaveFact;

/** Keeps leave as it was last decided. */
@ApplicationScoped
public class GrantStore {
    /** A day of leave that a pupil was granted under a code. */
    public record GrantedDay(PupilKey pupil, LocalDate date, String code) {}

    private static final String KEEP = "INSERT INTO leave_grant (school_urn, leave_id, pupil_id, revision, code,"
            + " first_day, last_day, granted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            + " ON CONFLICT (school_urn, leave_id) DO UPDATE SET pupil_id = excluded.pupil_id,"
            + " revision = excluded.revision, code = excluded.code, first_day = excluded.first_day,"
            + " last_day = excluded.last_day, granted = excluded.granted"
            + " WHERE leave_grant.revision < excluded.revision";
    private static final String GRANTED = "SELECT k.urn, k.id, k.day, k.code FROM unnest($1::int[], $2::uuid[],"
            + " $3::date[], $4::text[]) AS k(urn, id, day, code) CROSS JOIN LATERAL (SELECT FROM leave_grant own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id AND own.granted AND own.code = k.code"
            + " AND k.day BETWEEN own.first_day AND own.last_day LIMIT 1) g";

    private static final String OF_PUPILS = "SELECT g.* FROM unnest($1::int[], $2::uuid[]) AS k(urn, id)"
            + " CROSS JOIN LATERAL (SELECT school_urn, pupil_id, first_day, last_day, leave_id FROM leave_grant own"
            + " WHERE own.granted AND own.school_urn = k.urn AND own.pupil_id = k.id OFFSET 0) g"
            + " ORDER BY g.first_day, g.leave_id";

    /** Keeps grants that are newer than known. */
    public Uni<Void> keepGrants(SqlConnection transaction, List<LeaveGranted> grants) {
        return keep(
                transaction,
                grants.stream()
                        .map(grant -> Tuple.tuple()
                                .addInteger(grant.urn())
                                .addUUID(grant.leaveId())
                                .addUUID(grant.pupilId())
                                .addLong(grant.revision())
                                .addString(grant.code())
                                .addLocalDate(grant.from())
                                .addLocalDate(grant.to())
                                .addBoolean(true))
                        .toList());
    }

    /** Keeps withdrawals that are newer than known. */
    public Uni<Void> keepWithdrawals(SqlConnection transaction, List<LeaveWithdrawn> withdrawals) {
        return keep(
                transaction,
                withdrawals.stream()
                        .map(withdrawn -> Tuple.tuple()
                                .addInteger(withdrawn.urn())
                                .addUUID(withdrawn.leaveId())
                                .addUUID(withdrawn.pupilId())
                                .addLong(withdrawn.revision())
                                .addString(null)
                                .addLocalDate(null)
                                .addLocalDate(null)
                                .addBoolean(false))
                        .toList());
    }

    /** Those of the days that were granted. */
    public Uni<Set<GrantedDay>> among(SqlConnection transaction, Collection<GrantedDay> days) {
        if (days.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<PupilKey> pupils = days.stream().map(GrantedDay::pupil).toList();
        return transaction
                .preparedQuery(GRANTED)
                .execute(Tuple.of(
                        PupilKey.urnArray(pupils),
                        PupilKey.idArray(pupils),
                        days.stream().map(GrantedDay::date).toArray(LocalDate[]::new),
                        days.stream().map(GrantedDay::code).toArray(String[]::new)))
                .map(rows -> {
                    Set<GrantedDay> granted = new HashSet<>();
                    for (Row row : rows) {
                        granted.add(new GrantedDay(
                                new PupilKey(row.getInteger("urn"), row.getUUID("id")),
                                row.getLocalDate("day"),
                                row.getString("code")));
                    }
                    return granted;
                });
    }

    /** The leave that each of the pupils has been granted, oldest first. */
    public Uni<Map<PupilKey, List<LeaveFact>>> facts(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(OF_PUPILS)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(rows -> {
                    Map<PupilKey, List<LeaveFact>> leaves = new HashMap<>();
                    for (Row row : rows) {
                        leaves.computeIfAbsent(
                                        new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                                        key -> new ArrayList<>())
                                .add(new LeaveFact(row.getLocalDate("first_day"), row.getLocalDate("last_day")));
                    }
                    return leaves;
                });
    }

    private static Uni<Void> keep(SqlConnection transaction, List<Tuple> tuples) {
        return tuples.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(KEEP).executeBatch(tuples).replaceWithVoid();
    }
}
