package org.rollcall.escalation.authority;

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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;

/** Keeps notifications from the school's side; an inbox reads them in its own scope. */
@ApplicationScoped
public class NotificationStore {
    static final String COLUMNS = "school_urn, notification_id, la_code, type, pupil_id, class_id, finding_ids, step,"
            + " rule_id, clause, occurrence, due_on, state, correction_of, absence::text AS absence,"
            + " data::text AS data, created_at, delivered_at, acknowledged_at, outcome, revision";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM la_notification ";
    private static final String INSERT = "INSERT INTO la_notification (school_urn, notification_id, la_code, type,"
            + " pupil_id, class_id, finding_ids, step, rule_id, clause, occurrence, due_on, state, correction_of,"
            + " absence, created_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
            + " $15::text::jsonb, $16, 1)";
    private static final String STANDING = SELECT + "WHERE school_urn = $1 AND pupil_id = $2 AND type = $3"
            + " AND withdrawn_at IS NULL AND correction_of IS NULL FOR UPDATE";
    private static final String ASKED_ALSO = "UPDATE la_notification SET finding_ids = array_append(finding_ids, $3)"
            + " WHERE school_urn = $1 AND notification_id = $2 AND NOT $3 = ANY (finding_ids)";
    private static final String UNFOUNDED = SELECT + "n WHERE school_urn = $1 AND finding_ids && $2::uuid[]"
            + " AND withdrawn_at IS NULL AND correction_of IS NULL AND NOT EXISTS (SELECT FROM finding f"
            + " WHERE f.school_urn = n.school_urn AND f.finding_id = ANY (n.finding_ids) AND f.state <> 'RETRACTED')"
            + " FOR UPDATE";
    private static final String WITHDRAW = "UPDATE la_notification SET withdrawn_at = $3, state = $4,"
            + " revision = revision + 1 WHERE school_urn = $1 AND notification_id = $2";
    private static final String UNSEEN =
            SELECT + "WHERE school_urn = $1 AND pupil_id = ANY ($2::uuid[])" + " AND state = 'WAITING' FOR UPDATE";
    private static final String FILL =
            "UPDATE la_notification SET data = $3::text::jsonb WHERE school_urn = $1" + " AND notification_id = $2";
    private static final String RENEW = "UPDATE la_notification SET absence = $3::text::jsonb WHERE school_urn = $1"
            + " AND finding_ids[1] = $2 AND state = 'WAITING' AND correction_of IS NULL";
    private static final String OF_FINDINGS =
            SELECT + "WHERE school_urn = $1 AND finding_ids && $2::uuid[] ORDER BY created_at, notification_id";

    private final JsonColumn json;

    NotificationStore(JsonColumn json) {
        this.json = json;
    }

    /** Adds a notification. */
    Uni<Void> insert(SqlConnection transaction, Notification notification) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(notification.pupil().urn())
                        .addUUID(notification.notificationId())
                        .addString(notification.laCode())
                        .addString(notification.type())
                        .addUUID(notification.pupil().pupilId())
                        .addUUID(notification.classId())
                        .addArrayOfUUID(notification.findingIds().toArray(UUID[]::new))
                        .addString(notification.step())
                        .addString(notification.ruleId())
                        .addString(notification.clause())
                        .addLocalDate(notification.occurrence())
                        .addLocalDate(notification.dueOn())
                        .addString(notification.state().name())
                        .addUUID(notification.correctionOf())
                        .addString(json.write(notification.absence()))
                        .addOffsetDateTime(utc(notification.createdAt())))
                .replaceWithVoid();
    }

    /** What stands about a pupil, of one type, not taken back; held until the transaction ends. */
    Uni<List<Notification>> standing(SqlConnection transaction, PupilKey pupil, String type) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(pupil.urn(), pupil.pupilId(), type))
                .map(this::notifications);
    }

    /** Notes that another finding asks for the same. */
    Uni<Void> askedAlso(SqlConnection transaction, Notification notification, UUID findingId) {
        return transaction
                .preparedQuery(ASKED_ALSO)
                .execute(Tuple.of(notification.pupil().urn(), notification.notificationId(), findingId))
                .replaceWithVoid();
    }

    /** What no finding asks for any more, among what these findings asked for. */
    Uni<List<Notification>> unfounded(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(UNFOUNDED)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .map(this::notifications);
    }

    /** Takes a notification back. */
    Uni<Void> withdraw(SqlConnection transaction, Notification notification, NoticeState state, Instant at) {
        return transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(notification.pupil().urn(), notification.notificationId(), utc(at), state.name()))
                .replaceWithVoid();
    }

    /** What the authority has not seen yet of these pupils. */
    Uni<List<Notification>> unseen(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(UNSEEN)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new)))
                .map(this::notifications);
    }

    /** Brings the absence up to date where the authority has not read it yet; true when there was such a notification. */
    Uni<Boolean> renew(SqlConnection transaction, int urn, UUID findingId, Absence absence) {
        return transaction
                .preparedQuery(RENEW)
                .execute(Tuple.of(urn, findingId, json.write(absence)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Puts in what the authority will read. */
    Uni<Void> fill(SqlConnection transaction, Notification notification, Object data) {
        return transaction
                .preparedQuery(FILL)
                .execute(Tuple.of(notification.pupil().urn(), notification.notificationId(), json.write(data)))
                .replaceWithVoid();
    }

    /** What findings asked for, oldest first. */
    public Uni<List<Notification>> ofFindings(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(OF_FINDINGS)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .map(this::notifications);
    }

    List<Notification> notifications(RowSet<Row> rows) {
        List<Notification> notifications = new ArrayList<>();
        for (Row row : rows) {
            notifications.add(new Notification(
                    new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                    row.getUUID("notification_id"),
                    row.getString("la_code"),
                    row.getString("type"),
                    row.getUUID("class_id"),
                    List.of(row.getArrayOfUUIDs("finding_ids")),
                    row.getString("step"),
                    row.getString("rule_id"),
                    row.getString("clause"),
                    row.getLocalDate("occurrence"),
                    row.getLocalDate("due_on"),
                    NoticeState.valueOf(row.getString("state")),
                    row.getUUID("correction_of"),
                    json.read(row.getString("absence"), Absence.class),
                    row.getString("data"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    instant(row.getOffsetDateTime("delivered_at")),
                    instant(row.getOffsetDateTime("acknowledged_at")),
                    row.getString("outcome"),
                    row.getLong("revision")));
        }
        return notifications;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
