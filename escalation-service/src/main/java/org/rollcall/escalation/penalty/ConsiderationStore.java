package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.ImprovementPeriod;

/** Keeps considerations: one for each finding and step. */
@ApplicationScoped
class ConsiderationStore {
    private static final String SELECT = "SELECT * FROM penalty_consideration ";
    private static final String INSERT = "INSERT INTO penalty_consideration (school_urn, consideration_id, pupil_id,"
            + " finding_id, step, rule_id, clause, policy_id, opened_at, state, state_at, revision)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'OPEN', $9, 1) ON CONFLICT DO NOTHING";
    private static final String FIND = SELECT + "WHERE school_urn = $1 AND consideration_id = $2 FOR UPDATE";
    private static final String ALL = SELECT + "WHERE school_urn = $1 AND consideration_id = ANY ($2::uuid[])";
    private static final String OF_FINDINGS = SELECT + "WHERE school_urn = $1 AND finding_id = ANY ($2::uuid[])"
            + " AND state NOT IN ('LAPSED', 'DECLINED', 'IMPROVED') FOR UPDATE";
    private static final String MOVE = "UPDATE penalty_consideration SET state = $3, state_at = $4, ground = $5,"
            + " improve_from = $6, improve_to = $7, revision = $8 WHERE school_urn = $1 AND consideration_id = $2";

    /** Opens considerations; what was opened before is left as it is. */
    Uni<Void> insert(SqlConnection transaction, List<Consideration> opened) {
        return opened.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(INSERT)
                        .executeBatch(opened.stream()
                                .map(one -> Tuple.tuple()
                                        .addInteger(one.pupil().urn())
                                        .addUUID(one.considerationId())
                                        .addUUID(one.pupil().pupilId())
                                        .addUUID(one.findingId())
                                        .addString(one.step())
                                        .addString(one.ruleId())
                                        .addString(one.clause())
                                        .addString(one.policyId())
                                        .addOffsetDateTime(utc(one.openedAt())))
                                .toList())
                        .replaceWithVoid();
    }

    /** One consideration, held until the transaction ends. */
    Uni<Optional<Consideration>> find(SqlConnection transaction, int urn, UUID considerationId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, considerationId))
                .map(rows -> considerations(rows).stream().findFirst());
    }

    /** Those of the ids that are considerations. */
    Uni<List<Consideration>> all(SqlConnection transaction, int urn, Collection<UUID> ids) {
        return transaction
                .preparedQuery(ALL)
                .execute(Tuple.of(urn, ids.toArray(UUID[]::new)))
                .map(ConsiderationStore::considerations);
    }

    /** What findings asked for and has not ended, held until the transaction ends. */
    Uni<List<Consideration>> ofFindings(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(OF_FINDINGS)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .map(ConsiderationStore::considerations);
    }

    /** Writes a consideration's new state. */
    Uni<Void> move(SqlConnection transaction, Consideration moved) {
        ImprovementPeriod period = moved.state().period();
        Ground ground = moved.ground();
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.tuple()
                        .addInteger(moved.pupil().urn())
                        .addUUID(moved.considerationId())
                        .addString(moved.state().stage().name())
                        .addOffsetDateTime(utc(moved.state().at()))
                        .addString(ground == null ? null : ground.name())
                        .addLocalDate(period == null ? null : period.from())
                        .addLocalDate(period == null ? null : period.to())
                        .addLong(moved.revision()))
                .replaceWithVoid();
    }

    private static List<Consideration> considerations(RowSet<Row> rows) {
        List<Consideration> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(new Consideration(
                    new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                    row.getUUID("consideration_id"),
                    row.getUUID("finding_id"),
                    row.getString("step"),
                    row.getString("rule_id"),
                    row.getString("clause"),
                    row.getString("policy_id"),
                    row.getOffsetDateTime("opened_at").toInstant(),
                    ConsiderationState.of(
                            Stage.valueOf(row.getString("state")),
                            row.getOffsetDateTime("state_at").toInstant(),
                            period(row.getLocalDate("improve_from"), row.getLocalDate("improve_to"))),
                    row.getString("ground") == null ? null : Ground.valueOf(row.getString("ground")),
                    row.getLong("revision")));
        }
        return found;
    }

    private static @Nullable ImprovementPeriod period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : new ImprovementPeriod(from, to);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
