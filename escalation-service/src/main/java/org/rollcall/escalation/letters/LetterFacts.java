package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.escalation.letters.wording.LetterData;

/** Reads what a letter rests on: the finding with its evidence, and the school's name. */
@ApplicationScoped
class LetterFacts {
    private static final String FIND = "SELECT f.rule_id, f.clauses, f.policy_id, f.evidence::text AS evidence,"
            + " s.name AS school FROM (SELECT $1::int AS urn) AS own LEFT JOIN school s ON s.urn = own.urn"
            + " LEFT JOIN finding f ON f.school_urn = own.urn AND f.finding_id = $2";

    /**
     * What a letter rests on.
     *
     * @param school name of the school
     * @param ruleId rule
     * @param clauses clauses of the rule
     * @param policyId policy
     * @param evidence as stored with the finding
     */
    record Basis(String school, String ruleId, List<String> clauses, String policyId, Map<String, Object> evidence) {
        List<LetterData.CountedSession> sessions() {
            return new JsonObject(evidence)
                    .getJsonArray("sessions", new JsonArray()).stream()
                            .map(JsonObject.class::cast)
                            .map(session -> new LetterData.CountedSession(
                                    LocalDate.parse(session.getString("date")),
                                    session.getString("session"),
                                    session.getString("code")))
                            .toList();
        }

        Map<String, String> figures() {
            return new JsonObject(evidence)
                    .getJsonObject("figures", new JsonObject()).stream()
                            .filter(figure -> figure.getValue() != null)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    figure -> String.valueOf(figure.getValue()),
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }

    /** What the letter rests on; empty when its finding is not there. */
    Uni<Optional<Basis>> of(SqlConnection transaction, LetterRequest request) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(request.urn(), request.findingId()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getString("rule_id") != null) {
                        return Optional.of(basis(row, request.urn()));
                    }
                    return request.ofFinding() ? Optional.empty() : Optional.of(matter(row, request));
                });
    }

    /** A letter that no finding asked for rests on what was given for it. */
    private static Basis matter(Row row, LetterRequest request) {
        return new Basis(
                school(row, request.urn()),
                request.ruleId(),
                request.clauses(),
                request.policyId(),
                Map.of("fields", request.fields()));
    }

    private static String school(Row row, int urn) {
        return Objects.requireNonNullElse(row.getString("school"), "School " + urn);
    }

    private static Basis basis(Row row, int urn) {
        return new Basis(
                school(row, urn),
                row.getString("rule_id"),
                List.of(row.getArrayOfStrings("clauses")),
                row.getString("policy_id"),
                new JsonObject(row.getString("evidence")).getMap());
    }
}
