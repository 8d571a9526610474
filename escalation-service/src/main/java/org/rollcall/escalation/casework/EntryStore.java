package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.rollcall.rules.policy.CaseEvent;

/** Keeps what people write into cases; the role of the service can add, never change. */
@ApplicationScoped
class EntryStore {
    private static final String ADD = "INSERT INTO case_entry (school_urn, entry_id, case_id, pupil_id, type, at,"
            + " by_name, details, outcome, recorded_at, recorded_by, by_role)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12)";
    private static final String SUPPORTED =
            "SELECT count(*) FROM case_entry WHERE school_urn = $1 AND case_id = $2" + " AND type = ANY ($3::text[])";
    private static final String NAMED = "SELECT count(*) FROM case_entry WHERE school_urn = $1 AND case_id = $2"
            + " AND details ->> 'event' = ANY ($3::text[])";
    private static final String[] SUPPORT = Arrays.stream(EntryType.values())
            .filter(EntryType::isSupport)
            .map(EntryType::name)
            .toArray(String[]::new);

    Uni<Void> add(SqlConnection transaction, int urn, CaseEntry entry) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(entry.entryId())
                        .addUUID(entry.caseId())
                        .addUUID(entry.pupilId())
                        .addString(entry.type().name())
                        .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                        .addString(entry.by())
                        .addString(entry.details().toString())
                        .addString(entry.outcome())
                        .addOffsetDateTime(entry.recordedAt().atOffset(ZoneOffset.UTC))
                        .addString(entry.recordedBy())
                        .addString(entry.role()))
                .replaceWithVoid();
    }

    /** Whether an entry of the case names one of these events. */
    Uni<Boolean> names(SqlConnection transaction, int urn, UUID caseId, CaseEvent... events) {
        return transaction
                .preparedQuery(NAMED)
                .execute(Tuple.of(
                        urn, caseId, Arrays.stream(events).map(CaseEvent::id).toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong(0) > 0);
    }

    /** Whether the case shows support that was offered. */
    Uni<Boolean> showsSupport(SqlConnection transaction, int urn, UUID caseId) {
        return transaction
                .preparedQuery(SUPPORTED)
                .execute(Tuple.of(urn, caseId, SUPPORT))
                .map(rows -> rows.iterator().next().getLong(0) > 0);
    }
}
