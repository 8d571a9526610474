package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.PageCursor;

/** An authority's inbox: what was addressed to it, is complete, was not taken back unseen and is not held back. */
@ApplicationScoped
class InboxStore {
    /**
     * Which part of the inbox; null leaves a part open.
     *
     * @param since only what came about then or later
     */
    record Filter(
            @Nullable String type,
            @Nullable Instant since,
            @Nullable NoticeState state,
            @Nullable PageCursor after,
            int limit) {}

    private static final String VISIBLE = "SELECT " + NotificationStore.COLUMNS + " FROM la_notification"
            + " WHERE la_code = $1 AND data IS NOT NULL AND NOT (state = 'CLOSED' AND delivered_at IS NULL)"
            + " AND (delivered_at IS NOT NULL OR NOT held_back(school_urn, pupil_id, class_id))";
    private static final String LIST = VISIBLE + " AND ($2::text IS NULL OR type = $2)"
            + " AND ($3::timestamptz IS NULL OR created_at >= $3) AND ($4::text IS NULL OR state = $4)"
            + " AND ($5::timestamptz IS NULL OR (created_at, notification_id) < ($5, $6))"
            + " ORDER BY created_at DESC, notification_id DESC LIMIT $7 FOR UPDATE";
    private static final String FIND = VISIBLE + " AND notification_id = $2 FOR UPDATE";
    private static final String DELIVER = "UPDATE la_notification SET state = 'DELIVERED', delivered_at = $3,"
            + " revision = revision + 1 WHERE la_code = $1 AND notification_id = $2 AND state = 'WAITING'";
    private static final String ACKNOWLEDGE = "UPDATE la_notification SET state = 'ACKNOWLEDGED', acknowledged_at = $3,"
            + " acknowledged_by = $4, acknowledgement = $5, revision = revision + 1"
            + " WHERE la_code = $1 AND notification_id = $2";
    private static final String CLOSE = "UPDATE la_notification SET state = 'CLOSED', outcome = $4, outcome_at = $3,"
            + " revision = revision + 1 WHERE la_code = $1 AND notification_id = $2";

    private final NotificationStore store;

    InboxStore(NotificationStore store) {
        this.store = store;
    }

    Uni<List<Notification>> list(SqlConnection transaction, String laCode, Filter filter) {
        PageCursor after = filter.after();
        Instant since = filter.since();
        NoticeState state = filter.state();
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addString(laCode)
                        .addString(filter.type())
                        .addOffsetDateTime(since == null ? null : since.atOffset(ZoneOffset.UTC))
                        .addString(state == null ? null : state.name())
                        .addOffsetDateTime(after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                        .addUUID(after == null ? null : after.id())
                        .addInteger(filter.limit()))
                .map(store::notifications);
    }

    Uni<Optional<Notification>> find(SqlConnection transaction, String laCode, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(laCode, id))
                .map(rows -> store.notifications(rows).stream().findFirst());
    }

    Uni<Void> deliver(SqlConnection transaction, Notification notification, Instant at) {
        return execute(
                transaction,
                DELIVER,
                Tuple.of(notification.laCode(), notification.notificationId(), at.atOffset(ZoneOffset.UTC)));
    }

    Uni<Void> acknowledge(
            SqlConnection transaction, Notification notification, Instant at, String by, @Nullable String note) {
        return execute(
                transaction,
                ACKNOWLEDGE,
                Tuple.of(notification.laCode(), notification.notificationId(), at.atOffset(ZoneOffset.UTC), by, note));
    }

    Uni<Void> close(SqlConnection transaction, Notification notification, Instant at, String outcome) {
        return execute(
                transaction,
                CLOSE,
                Tuple.of(notification.laCode(), notification.notificationId(), at.atOffset(ZoneOffset.UTC), outcome));
    }

    private static Uni<Void> execute(SqlConnection transaction, String statement, Tuple tuple) {
        return transaction.preparedQuery(statement).execute(tuple).replaceWithVoid();
    }
}
