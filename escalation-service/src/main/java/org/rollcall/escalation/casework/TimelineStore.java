package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.school.JsonColumn;

/** Reads everything that is on record about a pupil's attendance as one sequence. */
@ApplicationScoped
class TimelineStore {
    private static final int LONGEST = 1_000;
    private static final String TIMELINE = "SELECT * FROM ("
            + "SELECT raised_at AS at, 'FINDING' AS kind, finding_id AS id, rule_id AS says, state, clauses[1] AS clause,"
            + " NULL AS by, NULL::text AS details FROM finding WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT coalesce(ended_at, created_at), 'TASK', task_id, title, state, clause, ended_by,"
            + " coalesce(record || jsonb_build_object('note', note), to_jsonb(note))::text FROM task WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT state_at, 'LETTER', l.id, r.template, l.state, r.clauses[1], l.state_by, NULL"
            + " FROM letter l JOIN letter_request r USING (school_urn, finding_id, step)"
            + " WHERE l.school_urn = $1 AND l.pupil_id = $2"
            + " UNION ALL SELECT created_at, 'NOTIFICATION', notification_id, type, state, clause, NULL, NULL"
            + " FROM la_notification WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT at, 'CONTACT', contact_id, channel, outcome, NULL, by_name, to_jsonb(note)::text"
            + " FROM contact_log WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT at, 'ABSENCE_REPORT', report_id, first_day::text, NULL, NULL, NULL, NULL"
            + " FROM absence_report WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT at, 'STAGE', case_id, stage, previous, NULL, by_name, to_jsonb(reason)::text"
            + " FROM case_stage_change WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT at, 'PENALTY_' || kind, subject_id, NULL, state, NULL, by_name, details::text"
            + " FROM penalty_change WHERE school_urn = $1 AND pupil_id = $2"
            + " UNION ALL SELECT at, type, entry_id, NULL, outcome, NULL, by_name, details::text"
            + " FROM case_entry WHERE school_urn = $1 AND pupil_id = $2 AND ($3 OR type <> 'DSL_NOTE')"
            + ") AS everything ORDER BY at DESC, kind, id LIMIT " + LONGEST;
    private static final String NEXT_DUE =
            "SELECT min(due) FROM task WHERE school_urn = $1 AND pupil_id = $2 AND state = 'OPEN'";

    private final JsonColumn json;

    TimelineStore(JsonColumn json) {
        this.json = json;
    }

    /**
     * The latest thousand things, newest first.
     *
     * @param safeguarding whether the reader is the designated safeguarding lead
     */
    Uni<List<TimelineItem>> of(SqlConnection transaction, AttendanceCase of, boolean safeguarding) {
        return transaction
                .preparedQuery(TIMELINE)
                .execute(Tuple.of(of.pupil().urn(), of.pupil().pupilId(), safeguarding))
                .map(rows -> {
                    List<TimelineItem> items = new ArrayList<>();
                    for (Row row : rows) {
                        items.add(item(row));
                    }
                    return items;
                });
    }

    /** When the next open task about the pupil is due. */
    Uni<Optional<LocalDate>> nextDue(SqlConnection transaction, int urn, UUID pupilId) {
        return transaction
                .preparedQuery(NEXT_DUE)
                .execute(Tuple.of(urn, pupilId))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate(0)));
    }

    private TimelineItem item(Row row) {
        String details = row.getString("details");
        return new TimelineItem(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                row.getUUID("id"),
                row.getString("says"),
                row.getString("state"),
                row.getString("clause"),
                row.getString("by"),
                details == null ? null : json.read(details, JsonNode.class));
    }
}
