package org.rollcall.escalation.finding;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.evaluation.PupilFacts;

/** A finding's row on its way into the table, all of them in one JSON array, and back. */
record FindingRow(
        int urn,
        UUID findingId,
        UUID pupilId,
        String ruleId,
        List<String> clauses,
        String policyId,
        LocalDate policyFrom,
        LocalDate occurrence,
        FindingState state,
        Review review,
        Instant raisedAt,
        LocalDate raisedOn,
        Evidence evidence,
        PupilFacts facts,
        List<PlannedStep> steps) {

    static final String COLUMNS = "school_urn, finding_id, pupil_id, rule_id, clauses, policy_id, policy_from,"
            + " occurrence, state, review, raised_at, raised_on, evidence::text AS evidence, steps::text AS steps,"
            + " revision";

    static StoredFinding read(Row row, JsonColumn json) {
        return new StoredFinding(
                new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                row.getUUID("finding_id"),
                row.getString("rule_id"),
                List.of(row.getArrayOfStrings("clauses")),
                row.getString("policy_id"),
                row.getLocalDate("policy_from"),
                row.getLocalDate("occurrence"),
                FindingState.valueOf(row.getString("state")),
                Review.valueOf(row.getString("review")),
                row.getOffsetDateTime("raised_at").toInstant(),
                row.getLocalDate("raised_on"),
                json.read(row.getString("evidence"), Evidence.class),
                new KeptSteps(row.getString("steps"), json),
                row.getLong("revision"));
    }

    StoredFinding stored() {
        return new StoredFinding(
                new PupilKey(urn, pupilId),
                findingId,
                ruleId,
                clauses,
                policyId,
                policyFrom,
                occurrence,
                state,
                review,
                raisedAt,
                raisedOn,
                evidence,
                steps,
                1);
    }
}
