package org.rollcall.escalation.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.evaluation.CaseFact;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.clock.SchoolClock;

/**
 * Reads what is known of pupils beside the marks: what people wrote into cases and what other services told. Notes for the
 * safeguarding lead alone are no facts.
 */
@ApplicationScoped
public class CaseFactStore {
    private static final TypeReference<Map<String, String>> FIGURES = new TypeReference<>() {};
    private static final String FACTS =
            "SELECT e.school_urn, e.pupil_id, e.at, e.details ->> 'event' AS event, '{}' AS figures,"
                    + " e.details ->> 'day' AS day"
                    + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) CROSS JOIN LATERAL"
                    + " (SELECT school_urn, case_id FROM attendance_case own"
                    + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id OFFSET 0) c CROSS JOIN LATERAL"
                    + " (SELECT * FROM case_entry own WHERE own.school_urn = c.school_urn AND own.case_id = c.case_id"
                    + " AND own.details ->> 'event' IS NOT NULL AND own.type <> 'DSL_NOTE' OFFSET 0) e"
                    + " UNION ALL SELECT f.school_urn, f.pupil_id, f.at, f.event, f.figures::text, NULL"
                    + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) CROSS JOIN LATERAL (SELECT * FROM told_fact own"
                    + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id AND own.holds OFFSET 0) f"
                    + " ORDER BY at, event";

    private final JsonColumn json;

    CaseFactStore(JsonColumn json) {
        this.json = json;
    }

    /** What was recorded of each of the pupils, oldest first. */
    public Uni<Map<PupilKey, List<CaseFact>>> facts(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(rows -> {
                    Map<PupilKey, List<CaseFact>> facts = new HashMap<>();
                    for (Row row : rows) {
                        CaseEvent.find(row.getString("event"))
                                .ifPresent(event -> facts.computeIfAbsent(
                                                new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                                                key -> new ArrayList<>())
                                        .add(new CaseFact(
                                                LocalDateTime.ofInstant(
                                                        row.getOffsetDateTime("at")
                                                                .toInstant(),
                                                        SchoolClock.ZONE),
                                                event,
                                                figures(row))));
                    }
                    return facts;
                });
    }

    /** What belongs to the fact: the day that it is about. */
    private Map<String, String> figures(Row row) {
        String day = row.getString("day");
        if (day == null) {
            return json.read(row.getString("figures"), FIGURES);
        }
        if (!row.getString("event").equals(CaseEvent.TRUANCY_CONFIRMED.id())) {
            return Map.of();
        }
        try {
            return Map.of("truancyOn", LocalDate.parse(day).toString());
        } catch (DateTimeException noDay) {
            return Map.of();
        }
    }
}
