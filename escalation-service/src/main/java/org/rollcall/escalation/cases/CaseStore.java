package org.rollcall.escalation.cases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.school.PupilKey;

/** Keeps cases; a pupil has at most one that is not closed, and every stage of it stays on record. */
@ApplicationScoped
public class CaseStore {
    /** Who does what the system does by itself. */
    private static final String SYSTEM = "Rollcall";

    private static final String COLUMNS =
            "c.school_urn, c.case_id, c.pupil_id, c.stage, c.stage_at, c.opened_at," + " c.opened_for, c.revision";
    private static final String OPEN = "WITH c AS (INSERT INTO attendance_case (school_urn, case_id, pupil_id, stage,"
            + " stage_at, opened_at, opened_for, revision) SELECT k.urn, gen_random_uuid(), k.pupil, 'MONITORING', $4,"
            + " $4, k.why, 1 FROM unnest($1::int[], $2::uuid[], $3::text[]) AS k(urn, pupil, why)"
            + " ON CONFLICT (school_urn, pupil_id) WHERE stage <> 'CLOSED' DO NOTHING RETURNING *),"
            + " noted AS (INSERT INTO case_stage_change (school_urn, case_id, revision, pupil_id, stage, at, by_name,"
            + " by_role, reason) SELECT school_urn, case_id, revision, pupil_id, stage, stage_at, $5, $6, opened_for"
            + " FROM c) SELECT " + COLUMNS + " FROM c";
    private static final String CLOSE_SETTLED = "WITH c AS (UPDATE attendance_case c SET stage = 'CLOSED',"
            + " stage_at = $3, revision = revision + 1 FROM unnest($1::int[], $2::uuid[]) AS k(urn, pupil)"
            + " WHERE c.school_urn = k.urn AND c.pupil_id = k.pupil AND c.stage = 'MONITORING'"
            + " AND NOT EXISTS (SELECT FROM finding f WHERE f.school_urn = k.urn AND f.pupil_id = k.pupil"
            + " AND f.state = 'OPEN') AND NOT EXISTS (SELECT FROM case_entry e WHERE e.school_urn = c.school_urn"
            + " AND e.case_id = c.case_id) RETURNING c.*), noted AS (INSERT INTO case_stage_change (school_urn,"
            + " case_id, revision, pupil_id, stage, previous, at, by_name, by_role, reason) SELECT school_urn, case_id,"
            + " revision, pupil_id, stage, 'MONITORING', stage_at, '" + SYSTEM + "', 'system', 'Nothing is left open.'"
            + " FROM c) SELECT " + COLUMNS + " FROM c";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM attendance_case c WHERE school_urn = $1 AND case_id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM attendance_case c WHERE school_urn = $1"
            + " AND ($2::text IS NULL OR stage = $2) AND ($3::uuid IS NULL OR pupil_id = $3)"
            + " AND ($4::timestamptz IS NULL OR (opened_at, case_id) < ($4, $5))"
            + " ORDER BY opened_at DESC, case_id DESC LIMIT $6";
    private static final String MOVE = "WITH c AS (UPDATE attendance_case SET stage = $3, stage_at = $4, revision = $5"
            + " WHERE school_urn = $1 AND case_id = $2 RETURNING *) INSERT INTO case_stage_change (school_urn, case_id,"
            + " revision, pupil_id, stage, previous, at, by_name, by_role, reason) SELECT school_urn, case_id,"
            + " revision, pupil_id, stage, $6, stage_at, $7, $8, $9 FROM c";

    /**
     * A pupil whose case is to be opened.
     *
     * @param why the rule that came true, or why somebody opens it
     */
    public record Opening(PupilKey pupil, String why) {}

    /**
     * Who moves a case, and why.
     *
     * @param name display name
     * @param role the role in which it is done
     */
    public record Reason(String name, String role, String reason) {
        static final Reason FINDING = new Reason(SYSTEM, "system", "");
    }

    /** Opens a case for each pupil that has none open; returns the new ones. One statement. */
    Uni<List<AttendanceCase>> open(SqlConnection transaction, List<Opening> openings, Reason by, Instant at) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        PupilKey.urnArray(openings.stream().map(Opening::pupil).toList()),
                        PupilKey.idArray(openings.stream().map(Opening::pupil).toList()),
                        openings.stream().map(Opening::why).toArray(String[]::new),
                        utc(at),
                        by.name(),
                        by.role()))
                .map(CaseStore::cases);
    }

    /** Closes the cases of these pupils that nobody wrote into and in which nothing is left open; returns them. */
    Uni<List<AttendanceCase>> closeSettled(SqlConnection transaction, Collection<PupilKey> pupils, Instant at) {
        return transaction
                .preparedQuery(CLOSE_SETTLED)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils), utc(at)))
                .map(CaseStore::cases);
    }

    /** One case of the school. */
    public Uni<Optional<AttendanceCase>> find(SqlConnection transaction, int urn, UUID caseId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, caseId))
                .map(rows -> cases(rows).stream().findFirst());
    }

    /** Cases of the school, newest first. */
    public Uni<List<AttendanceCase>> list(SqlConnection transaction, int urn, CaseFilter filter) {
        Instant before = filter.beforeAt();
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addString(
                                filter.stage() == null ? null : filter.stage().name())
                        .addUUID(filter.pupilId())
                        .addOffsetDateTime(before == null ? null : utc(before))
                        .addUUID(filter.beforeId())
                        .addInteger(filter.limit()))
                .map(CaseStore::cases);
    }

    /** Writes a case's new state with who moved it and why. */
    Uni<Void> move(SqlConnection transaction, AttendanceCase moved, CaseStage previous, Reason by) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.tuple()
                        .addInteger(moved.pupil().urn())
                        .addUUID(moved.caseId())
                        .addString(moved.state().stage().name())
                        .addOffsetDateTime(utc(moved.state().at()))
                        .addLong(moved.revision())
                        .addString(previous.name())
                        .addString(by.name())
                        .addString(by.role())
                        .addString(by.reason()))
                .replaceWithVoid();
    }

    private static List<AttendanceCase> cases(RowSet<Row> rows) {
        List<AttendanceCase> cases = new ArrayList<>();
        for (Row row : rows) {
            cases.add(new AttendanceCase(
                    row.getUUID("case_id"),
                    new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                    CaseState.of(
                            CaseStage.valueOf(row.getString("stage")),
                            row.getOffsetDateTime("stage_at").toInstant()),
                    row.getOffsetDateTime("opened_at").toInstant(),
                    row.getString("opened_for"),
                    row.getLong("revision")));
        }
        return cases;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
