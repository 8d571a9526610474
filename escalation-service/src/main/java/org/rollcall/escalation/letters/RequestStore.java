package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps what findings asked for, once per finding and step. */
@ApplicationScoped
class RequestStore {
    private static final String KEEP = "INSERT INTO letter_request AS r (school_urn, finding_id, step, pupil_id,"
            + " rule_id, clauses, policy_id, template, needs_approval, review_only, raised_at, traceparent, fields, only_parent,"
            + " of_finding)"
            + " SELECT (q->>'urn')::int, (q->>'finding')::uuid, q->>'step', (q->>'pupil')::uuid, q->>'rule',"
            + " ARRAY(SELECT jsonb_array_elements_text(q->'clauses')), q->>'policy', q->>'template',"
            + " (q->>'approval')::boolean, (q->>'review')::boolean, (q->>'raised')::timestamptz, q->>'trace',"
            + " q->'fields', (q->>'parent')::uuid, (q->>'finds')::boolean"
            + " FROM jsonb_array_elements($1::jsonb) AS q ON CONFLICT DO NOTHING RETURNING "
            + LetterRow.REQUEST_COLUMNS;
    private static final String WAITING = "SELECT " + LetterRow.REQUEST_COLUMNS + " FROM letter_request r"
            + " WHERE r.school_urn = $1 AND r.pupil_id = ANY($2::uuid[]) AND r.state = 'WAITING' FOR UPDATE";
    private static final String SETTLE =
            "UPDATE letter_request SET state = $4 WHERE school_urn = $1 AND finding_id = $2 AND step = $3";
    private static final String CANCEL = "UPDATE letter_request SET state = 'CANCELLED'"
            + " WHERE school_urn = $1 AND finding_id = ANY($2::uuid[]) AND state = 'WAITING'";

    private static final String OF_MATTER = "SELECT " + LetterRow.REQUEST_COLUMNS + " FROM letter_request r"
            + " WHERE r.school_urn = $1 AND r.finding_id = $2 AND r.template = $3 ORDER BY r.raised_at, r.step";
    private static final String FILL_IN = "UPDATE letter_request SET fields = $4::text::jsonb"
            + " WHERE school_urn = $1 AND finding_id = $2 AND step = $3";

    /** What became of a request. */
    enum Outcome {
        WRITTEN,
        NOBODY,
        CANCELLED
    }

    /** Stores requests; says which are new. */
    Uni<List<LetterRequest>> keep(SqlConnection transaction, Collection<LetterRequest> requests) {
        JsonArray rows = new JsonArray();
        for (LetterRequest request : requests) {
            rows.add(new JsonObject()
                    .put("urn", request.urn())
                    .put("finding", request.findingId().toString())
                    .put("step", request.step())
                    .put("pupil", request.pupilId().toString())
                    .put("rule", request.ruleId())
                    .put("clauses", new JsonArray(request.clauses()))
                    .put("policy", request.policyId())
                    .put("template", request.template())
                    .put("approval", request.needsApproval())
                    .put("review", request.reviewOnly())
                    .put("raised", request.raisedAt().toString())
                    .put("trace", request.traceparent())
                    .put("fields", new JsonObject(new TreeMap<>(request.fields())))
                    .put(
                            "parent",
                            request.onlyParent() == null
                                    ? null
                                    : request.onlyParent().toString())
                    .put("finds", request.ofFinding()));
        }
        return transaction.preparedQuery(KEEP).execute(Tuple.of(rows)).map(RequestStore::requests);
    }

    /** The requests that wait for the people of these pupils. */
    Uni<List<LetterRequest>> waiting(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new)))
                .map(RequestStore::requests);
    }

    Uni<Void> settle(SqlConnection transaction, LetterRequest request, Outcome outcome) {
        return transaction
                .preparedQuery(SETTLE)
                .execute(Tuple.of(request.urn(), request.findingId(), request.step(), outcome.name()))
                .replaceWithVoid();
    }

    /** Cancels what still waits for these findings. */
    Uni<Void> cancel(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** The requests of a matter, in the order of their making. */
    Uni<List<LetterRequest>> ofMatter(SqlConnection transaction, int urn, UUID findingId, String template) {
        return transaction
                .preparedQuery(OF_MATTER)
                .execute(Tuple.of(urn, findingId, template))
                .map(RequestStore::requests);
    }

    /** Puts other values in the place of those that were given for a letter's fields. */
    Uni<Void> fillIn(SqlConnection transaction, LetterRequest request) {
        return transaction
                .preparedQuery(FILL_IN)
                .execute(Tuple.of(
                        request.urn(),
                        request.findingId(),
                        request.step(),
                        new JsonObject(new TreeMap<>(request.fields())).encode()))
                .replaceWithVoid();
    }

    private static List<LetterRequest> requests(RowSet<Row> rows) {
        List<LetterRequest> requests = new ArrayList<>();
        for (Row row : rows) {
            requests.add(LetterRow.request(row));
        }
        return List.copyOf(requests);
    }
}
