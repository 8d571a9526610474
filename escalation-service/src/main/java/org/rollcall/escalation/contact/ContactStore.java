package org.rollcall.escalation.contact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.rules.evaluation.AbsenceReportFact;
import org.rollcall.rules.evaluation.ContactFact;
import org.rollcall.rules.evaluation.ContactOutcome;
import org.rollcall.support.clock.SchoolClock;

/** Keeps the contact log and parents' reports of absence. */
@ApplicationScoped
public class ContactStore {
    private static final String LOG = "INSERT INTO contact_log (school_urn, contact_id, pupil_id, at, by_name, channel,"
            + " with_whom, outcome, expected_return, note, task_id, recorded_at, recorded_by, recorded_role)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    private static final String KEEP_REPORT = "INSERT INTO absence_report (school_urn, report_id, pupil_id, revision,"
            + " first_day, last_day, at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            + " ON CONFLICT (school_urn, report_id) DO UPDATE SET revision = excluded.revision,"
            + " pupil_id = excluded.pupil_id, first_day = excluded.first_day, last_day = excluded.last_day,"
            + " at = excluded.at, reason = excluded.reason WHERE absence_report.revision < excluded.revision";
    private static final String FACTS = "SELECT k.urn, k.id, c.at, c.outcome, NULL::date AS first_day, NULL::date AS"
            + " last_day FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) CROSS JOIN LATERAL (SELECT at, outcome"
            + " FROM contact_log own WHERE own.school_urn = k.urn AND own.pupil_id = k.id OFFSET 0) c"
            + " UNION ALL SELECT k.urn, k.id, r.at, NULL, r.first_day, r.last_day"
            + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) CROSS JOIN LATERAL (SELECT at, first_day, last_day"
            + " FROM absence_report own WHERE own.school_urn = k.urn AND own.pupil_id = k.id OFFSET 0) r ORDER BY 3";
    private static final String LIST = "SELECT * FROM contact_log WHERE school_urn = $1"
            + " AND ($2::uuid IS NULL OR pupil_id = $2) AND ($3::timestamptz IS NULL OR (at, contact_id) < ($3, $4))"
            + " ORDER BY at DESC, contact_id DESC LIMIT $5";

    /** Writes an entry. */
    public Uni<Void> log(SqlConnection transaction, ContactEntry entry) {
        return transaction
                .preparedQuery(LOG)
                .execute(Tuple.tuple()
                        .addInteger(entry.urn())
                        .addUUID(entry.contactId())
                        .addUUID(entry.pupilId())
                        .addOffsetDateTime(utc(entry.at()))
                        .addString(entry.by())
                        .addString(entry.channel())
                        .addString(entry.with())
                        .addString(entry.outcome().name())
                        .addLocalDate(entry.expectedReturn())
                        .addString(entry.note())
                        .addUUID(entry.taskId())
                        .addOffsetDateTime(utc(entry.recordedAt()))
                        .addString(entry.recordedBy())
                        .addString(entry.recordedRole()))
                .replaceWithVoid();
    }

    /** Keeps reports that are newer than known. */
    public Uni<Void> keepReports(SqlConnection transaction, List<AbsenceReported> reports) {
        return reports.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP_REPORT)
                        .executeBatch(reports.stream().map(ContactStore::tuple).toList())
                        .replaceWithVoid();
    }

    /** What is known of the contact about these pupils; a pupil about whom nothing is known is absent. */
    public Uni<Map<PupilKey, ContactFacts>> facts(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(FACTS)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(ContactStore::facts);
    }

    /** Entries of the log, newest first, from behind the given place. */
    public Uni<List<ContactEntry>> list(
            SqlConnection transaction,
            int urn,
            @Nullable UUID pupilId,
            @Nullable Instant beforeAt,
            @Nullable UUID beforeId,
            int limit) {
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.of(urn, pupilId, beforeAt == null ? null : utc(beforeAt), beforeId, limit))
                .map(rows -> {
                    List<ContactEntry> entries = new ArrayList<>();
                    for (Row row : rows) {
                        entries.add(entry(row));
                    }
                    return entries;
                });
    }

    private static Map<PupilKey, ContactFacts> facts(RowSet<Row> rows) {
        Map<PupilKey, ContactFacts> facts = new HashMap<>();
        for (Row row : rows) {
            ContactFacts own = facts.computeIfAbsent(
                    new PupilKey(row.getInteger("urn"), row.getUUID("id")), key -> ContactFacts.none());
            LocalDateTime at =
                    LocalDateTime.ofInstant(row.getOffsetDateTime("at").toInstant(), SchoolClock.ZONE);
            if (row.getString("outcome") == null) {
                own.reports()
                        .add(new AbsenceReportFact(at, row.getLocalDate("first_day"), row.getLocalDate("last_day")));
            } else {
                own.contacts().add(new ContactFact(at, ContactOutcome.valueOf(row.getString("outcome"))));
            }
        }
        return facts;
    }

    private static Tuple tuple(AbsenceReported report) {
        return Tuple.tuple()
                .addInteger(report.urn())
                .addUUID(report.reportId())
                .addUUID(report.pupilId())
                .addLong(report.revision())
                .addLocalDate(report.from())
                .addLocalDate(report.to())
                .addOffsetDateTime(utc(report.at()))
                .addBoolean(report.reasonGiven());
    }

    private static ContactEntry entry(Row row) {
        return new ContactEntry(
                row.getInteger("school_urn"),
                row.getUUID("contact_id"),
                row.getUUID("pupil_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("by_name"),
                row.getString("channel"),
                row.getString("with_whom"),
                ContactOutcome.valueOf(row.getString("outcome")),
                row.getLocalDate("expected_return"),
                row.getString("note"),
                row.getUUID("task_id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("recorded_by"),
                row.getString("recorded_role"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
