package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.penalty.DayCount;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.Tariff;

/** Keeps the notices that authorities issued about the school's pupils. */
@ApplicationScoped
class NoticeStore {
    private static final String SELECT = "SELECT * FROM penalty_notice ";
    private static final String INSERT =
            "INSERT INTO penalty_notice (school_urn, notice_id, consideration_id, pupil_id,"
                    + " parent_id, number, issued_on, posted_on, received_on, offence, day_count, early_pence, full_pence,"
                    + " payable_until, state, state_at, recorded_at, revision)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 1)";
    private static final String FIND = SELECT + "WHERE school_urn = $1 AND notice_id = $2 FOR UPDATE";
    private static final String ALL = SELECT + "WHERE school_urn = $1 AND notice_id = ANY ($2::uuid[])";
    private static final String NUMBERED = "SELECT FROM penalty_notice WHERE school_urn = $1 AND number = $2";
    private static final String OF_PUPILS = SELECT + "WHERE (school_urn, pupil_id) IN (SELECT * FROM"
            + " unnest($1::int[], $2::uuid[])) ORDER BY issued_on, notice_id";
    private static final String MOVE = "UPDATE penalty_notice SET received_on = $3, state = $4, state_at = $5,"
            + " paid_on = $6, paid_pence = $7, revision = $8, payable_until = $9 WHERE school_urn = $1 AND notice_id = $2";

    /** Adds a notice. */
    Uni<Void> insert(SqlConnection transaction, Notice notice) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(notice.pupil().urn())
                        .addUUID(notice.noticeId())
                        .addUUID(notice.considerationId())
                        .addUUID(notice.pupil().pupilId())
                        .addUUID(notice.parentId())
                        .addString(notice.number())
                        .addLocalDate(notice.issuedOn())
                        .addLocalDate(notice.postedOn())
                        .addLocalDate(notice.receivedOn())
                        .addString(notice.offence().name())
                        .addString(notice.dayCount().name())
                        .addInteger(notice.tariff().earlyPence())
                        .addInteger(notice.tariff().fullPence())
                        .addLocalDate(notice.terms().payableUntil())
                        .addString(notice.state().name())
                        .addOffsetDateTime(notice.recordedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** One notice, held until the transaction ends. */
    Uni<Optional<Notice>> find(SqlConnection transaction, int urn, UUID noticeId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, noticeId))
                .map(rows -> notices(rows).stream().findFirst());
    }

    /** Those of the ids that are notices. */
    Uni<List<Notice>> all(SqlConnection transaction, int urn, Collection<UUID> ids) {
        return transaction
                .preparedQuery(ALL)
                .execute(Tuple.of(urn, ids.toArray(UUID[]::new)))
                .map(NoticeStore::notices);
    }

    /** Whether the school has recorded a notice of that number. */
    Uni<Boolean> isKnown(SqlConnection transaction, int urn, String number) {
        return transaction
                .preparedQuery(NUMBERED)
                .execute(Tuple.of(urn, number))
                .map(rows -> rows.size() > 0);
    }

    /** The notices about pupils, in the order of their issue. */
    Uni<List<Notice>> ofPupils(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(OF_PUPILS)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(NoticeStore::notices);
    }

    /** Writes a notice's new state. */
    Uni<Void> move(SqlConnection transaction, Notice moved) {
        return transaction
                .preparedQuery(MOVE)
                .execute(Tuple.tuple()
                        .addInteger(moved.pupil().urn())
                        .addUUID(moved.noticeId())
                        .addLocalDate(moved.receivedOn())
                        .addString(moved.state().name())
                        .addOffsetDateTime(moved.stateAt().atOffset(ZoneOffset.UTC))
                        .addLocalDate(moved.paidOn())
                        .addInteger(moved.paidPence())
                        .addLong(moved.revision())
                        .addLocalDate(moved.terms().payableUntil()))
                .replaceWithVoid();
    }

    private static List<Notice> notices(RowSet<Row> rows) {
        List<Notice> found = new ArrayList<>();
        for (Row row : rows) {
            found.add(new Notice(
                    new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                    row.getUUID("notice_id"),
                    row.getUUID("consideration_id"),
                    row.getUUID("parent_id"),
                    row.getString("number"),
                    row.getLocalDate("issued_on"),
                    row.getLocalDate("posted_on"),
                    row.getLocalDate("received_on"),
                    Offence.valueOf(row.getString("offence")),
                    DayCount.valueOf(row.getString("day_count")),
                    new Tariff(row.getInteger("early_pence"), row.getInteger("full_pence")),
                    Notice.State.valueOf(row.getString("state")),
                    row.getOffsetDateTime("state_at").toInstant(),
                    row.getLocalDate("paid_on"),
                    row.getInteger("paid_pence"),
                    row.getOffsetDateTime("recorded_at").toInstant(),
                    row.getLong("revision")));
        }
        return found;
    }
}
