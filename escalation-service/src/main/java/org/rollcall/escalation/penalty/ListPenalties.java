package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Lists considerations and notices of a school together, newest first. */
@ApplicationScoped
class ListPenalties {
    private static final String PLACES = "SELECT at, id FROM ("
            + "SELECT opened_at AS at, consideration_id AS id FROM penalty_consideration WHERE school_urn = $1"
            + " AND ($2::uuid IS NULL OR pupil_id = $2) AND ($3::text IS NULL OR state = $3)"
            + " AND ($4::timestamptz IS NULL OR (opened_at, consideration_id) < ($4, $5))"
            + " UNION ALL SELECT recorded_at, notice_id FROM penalty_notice WHERE school_urn = $1"
            + " AND ($2::uuid IS NULL OR pupil_id = $2) AND ($3::text IS NULL OR CASE WHEN state = 'ISSUED'"
            + " AND payable_until < $7 THEN 'OVERDUE' ELSE state END = $3)"
            + " AND ($4::timestamptz IS NULL OR (recorded_at, notice_id) < ($4, $5))"
            + ") AS both_kinds ORDER BY at DESC, id DESC LIMIT $6";

    private final ScopedDatabase database;
    private final ConsiderationStore considerations;
    private final NoticeStore notices;
    private final SchoolClock clock;

    ListPenalties(ScopedDatabase database, ConsiderationStore considerations, NoticeStore notices, SchoolClock clock) {
        this.database = database;
        this.considerations = considerations;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A page.
     *
     * @param pupilId narrows it to one pupil; null does not
     * @param state as it is shown, of either kind; null does not narrow it
     */
    Uni<Page<PenaltyItem>> list(
            int urn, @Nullable UUID pupilId, @Nullable String state, @Nullable PageCursor after, int limit) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(PLACES)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addUUID(pupilId)
                                .addString(state)
                                .addOffsetDateTime(
                                        after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                                .addUUID(after == null ? null : after.id())
                                .addInteger(limit + 1)
                                .addLocalDate(clock.today()))
                        .map(rows -> {
                            List<PageCursor> places = new ArrayList<>();
                            for (Row row : rows) {
                                places.add(
                                        new PageCursor(row.getOffsetDateTime(0).toInstant(), row.getUUID(1)));
                            }
                            return Page.of(places, limit, place -> place);
                        })
                        .chain(page -> items(transaction, urn, page)));
    }

    private Uni<Page<PenaltyItem>> items(SqlConnection transaction, int urn, Page<PageCursor> page) {
        List<UUID> ids = page.items().stream().map(PageCursor::id).toList();
        LocalDate today = clock.today();
        return considerations
                .all(transaction, urn, ids)
                .chain(open -> notices.all(transaction, urn, ids).map(issued -> {
                    Map<UUID, PenaltyItem> byId = new HashMap<>();
                    open.forEach(one -> byId.put(one.considerationId(), PenaltyItem.of(one)));
                    issued.forEach(one -> byId.put(one.noticeId(), PenaltyItem.of(one, today)));
                    return page.map(place -> Objects.requireNonNull(byId.get(place.id())));
                }));
    }
}
