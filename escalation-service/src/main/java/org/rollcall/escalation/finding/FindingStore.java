package org.rollcall.escalation.finding;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.evaluation.PupilFacts;

/** Keeps findings with what they rest on. */
@ApplicationScoped
public class FindingStore {
    /** A known finding's new form, as one element of a statement's JSON array. */
    private record Renewed(
            int urn, UUID findingId, Object occurrence, String state, Object evidence, PupilFacts facts) {}

    private static final String SELECT = "SELECT " + FindingRow.COLUMNS + " FROM finding ";
    private static final String LIVE = "SELECT " + FindingRow.COLUMNS + " FROM unnest($1::int[], $2::uuid[])"
            + " AS k(urn, id) CROSS JOIN LATERAL (SELECT * FROM finding own WHERE own.school_urn = k.urn"
            + " AND own.pupil_id = k.id AND own.state <> 'RETRACTED' OFFSET 0) f ORDER BY raised_at, finding_id";
    private static final String INSERT = "INSERT INTO finding (school_urn, finding_id, pupil_id, rule_id, clauses,"
            + " policy_id, policy_from, occurrence, state, review, raised_at, raised_on, evidence, facts, steps,"
            + " revision) SELECT urn, \"findingId\", \"pupilId\", \"ruleId\", clauses, \"policyId\", \"policyFrom\","
            + " occurrence, state, review, \"raisedAt\", \"raisedOn\", evidence, facts, steps, 1"
            + " FROM jsonb_to_recordset($1::text::jsonb) AS f(urn int, \"findingId\" uuid, \"pupilId\" uuid,"
            + " \"ruleId\" text, clauses text[], \"policyId\" text, \"policyFrom\" date, occurrence date, state text,"
            + " review text, \"raisedAt\" timestamptz, \"raisedOn\" date, evidence jsonb, facts jsonb, steps jsonb)";
    private static final String RENEW = "UPDATE finding f SET occurrence = n.occurrence, state = n.state,"
            + " evidence = n.evidence, facts = n.facts, revision = revision + 1"
            + " FROM jsonb_to_recordset($1::text::jsonb) AS n(urn int, \"findingId\" uuid, occurrence date, state text,"
            + " evidence jsonb, facts jsonb) WHERE f.school_urn = n.urn AND f.finding_id = n.\"findingId\"";
    private static final String RETRACT = "UPDATE finding SET state = 'RETRACTED', retracted_at = $3,"
            + " revision = revision + 1 WHERE school_urn = $1 AND finding_id = ANY ($2::uuid[])";
    private static final String REVIEWED = "UPDATE finding SET review = $3, state = $4, revision = revision + 1"
            + " WHERE school_urn = $1 AND finding_id = $2 AND review = 'UNCONFIRMED'";
    private static final String SETTLE = "UPDATE finding SET review = 'SETTLED', state = 'RESOLVED',"
            + " revision = revision + 1 WHERE school_urn = $1 AND finding_id = $2 AND state <> 'RETRACTED'";
    private static final String JUDGED = "UPDATE finding SET review = $3, state = $4, revision = revision + 1"
            + " WHERE school_urn = $1 AND finding_id = $2";
    private static final String FIND = SELECT + "WHERE school_urn = $1 AND finding_id = $2";
    private static final String LIST = SELECT + "WHERE school_urn = $1 AND ($2::uuid IS NULL OR pupil_id = $2)"
            + " AND ($3::text IS NULL OR rule_id = $3) AND ($4::text IS NULL OR state = $4)"
            + " AND ($5::timestamptz IS NULL OR (raised_at, finding_id) < ($5, $6))"
            + " ORDER BY raised_at DESC, finding_id DESC LIMIT $7";

    private final JsonColumn json;

    FindingStore(JsonColumn json) {
        this.json = json;
    }

    /** The open and resolved findings of pupils, oldest first. */
    public Uni<Map<PupilKey, List<StoredFinding>>> live(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(LIVE)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(rows -> {
                    Map<PupilKey, List<StoredFinding>> live = new HashMap<>();
                    findings(rows)
                            .forEach(finding -> live.computeIfAbsent(finding.pupil(), key -> new ArrayList<>())
                                    .add(finding));
                    return live;
                });
    }

    /** Adds findings, one statement. */
    Uni<Void> insert(SqlConnection transaction, List<FindingRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(json.write(rows)))
                        .replaceWithVoid();
    }

    /** Brings known findings up to date, one statement. */
    Uni<Void> renew(SqlConnection transaction, Map<ReconcileFindings.Same, PupilFacts> changed) {
        List<Renewed> rows = new ArrayList<>();
        changed.forEach((same, facts) -> rows.add(new Renewed(
                same.known().pupil().urn(),
                same.known().findingId(),
                same.now().occurrence(),
                same.state().name(),
                same.now().evidence(),
                facts)));
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RENEW)
                        .execute(Tuple.of(json.write(rows)))
                        .replaceWithVoid();
    }

    /** Retracts findings of a school. */
    Uni<Void> retract(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at) {
        return transaction
                .preparedQuery(RETRACT)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new), utc(at)))
                .replaceWithVoid();
    }

    /** Notes what a person made of a finding that waited for one; false when none waits. */
    Uni<Boolean> reviewed(SqlConnection transaction, StoredFinding finding, Review review, FindingState state) {
        return transaction
                .preparedQuery(REVIEWED)
                .execute(Tuple.of(finding.pupil().urn(), finding.findingId(), review.name(), state.name()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes that a person has decided what an open finding is about. */
    Uni<Void> settle(SqlConnection transaction, StoredFinding finding) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.of(finding.pupil().urn(), finding.findingId()))
                .replaceWithVoid();
    }

    /** Writes what a person made of a suspicion. */
    Uni<Void> judged(SqlConnection transaction, StoredFinding finding, Review review, FindingState state) {
        return transaction
                .preparedQuery(JUDGED)
                .execute(Tuple.of(finding.pupil().urn(), finding.findingId(), review.name(), state.name()))
                .replaceWithVoid();
    }

    /** One finding of the school. */
    public Uni<Optional<StoredFinding>> find(SqlConnection transaction, int urn, UUID findingId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, findingId))
                .map(rows -> findings(rows).stream().findFirst());
    }

    /** Findings of the school, newest first. */
    Uni<List<StoredFinding>> list(SqlConnection transaction, int urn, FindingFilter filter) {
        Instant before = filter.beforeAt();
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(filter.pupilId())
                        .addString(filter.rule())
                        .addString(
                                filter.state() == null ? null : filter.state().name())
                        .addOffsetDateTime(before == null ? null : utc(before))
                        .addUUID(filter.beforeId())
                        .addInteger(filter.limit()))
                .map(this::findings);
    }

    private List<StoredFinding> findings(RowSet<Row> rows) {
        List<StoredFinding> findings = new ArrayList<>();
        for (Row row : rows) {
            findings.add(FindingRow.read(row, json));
        }
        return findings;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
