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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what a letter rests on: the finding with its evidence, and the school's name. */
@ApplicationScoped
class LetterFacts {
    private static final String FIND = "SELECT f.rule_id, f.clauses, f.policy_id, f.evidence::text AS evidence,"
            + " (SELECT name FROM school s WHERE s.urn = f.school_urn) AS school"
            + " FROM finding f WHERE f.school_urn = $1 AND f.finding_id = $2";

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

    /** What the letter rests on; empty when the finding is not there. */
    Uni<Optional<Basis>> of(SqlConnection transaction, Letter letter) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(letter.urn(), letter.request().findingId()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(basis(row, letter.urn()));
                    }
                    return Optional.empty();
                });
    }

    private static Basis basis(Row row, int urn) {
        String school = row.getString("school");
        return new Basis(
                school == null ? "School " + urn : school,
                row.getString("rule_id"),
                List.of(row.getArrayOfStrings("clauses")),
                row.getString("policy_id"),
                new JsonObject(row.getString("evidence")).getMap());
    }
}
