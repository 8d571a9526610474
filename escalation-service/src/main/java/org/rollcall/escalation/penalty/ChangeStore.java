package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;

/** Keeps what happened to considerations and notices; the role of the service can add, never change. */
@ApplicationScoped
class ChangeStore {
    static final Actor SYSTEM = new Actor("system", "Rollcall", "system");

    private static final String ADD = "INSERT INTO penalty_change (school_urn, change_id, subject_id, pupil_id, at,"
            + " kind, state, subject, by_name, by_role, details)"
            + " VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb)";
    private static final String OF = "SELECT at, kind, state, subject, by_name, by_role, details::text AS details"
            + " FROM penalty_change WHERE school_urn = $1 AND subject_id = $2 ORDER BY at, change_id";

    private final JsonColumn json;

    ChangeStore(JsonColumn json) {
        this.json = json;
    }

    /** Notes what happened. */
    Uni<Void> add(
            SqlConnection transaction,
            PupilKey pupil,
            UUID subjectId,
            Instant at,
            Change.Kind kind,
            String state,
            Actor actor,
            Object details) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addInteger(pupil.urn())
                        .addUUID(subjectId)
                        .addUUID(pupil.pupilId())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(kind.name())
                        .addString(state)
                        .addString(actor.subject())
                        .addString(actor.name())
                        .addString(actor.role())
                        .addString(json.write(details)))
                .replaceWithVoid();
    }

    /** What happened to one of them, oldest first. */
    Uni<List<Change>> of(SqlConnection transaction, int urn, UUID subjectId) {
        return transaction.preparedQuery(OF).execute(Tuple.of(urn, subjectId)).map(rows -> {
            List<Change> changes = new ArrayList<>();
            for (Row row : rows) {
                changes.add(new Change(
                        row.getOffsetDateTime("at").toInstant(),
                        Change.Kind.valueOf(row.getString("kind")),
                        row.getString("state"),
                        row.getString("subject"),
                        row.getString("by_name"),
                        row.getString("by_role"),
                        json.read(row.getString("details"), JsonNode.class)));
            }
            return changes;
        });
    }
}
