package org.rollcall.register.site;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.site.WhereaboutsRules.Mark;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/** Reads what register and signing book say of one day. */
@ApplicationScoped
class DayStore {
    private static final String MARKS = """
            SELECT p.pupil_id, m.session, m.code, m.minutes_late, m.first_at, m.at
              FROM unnest($2::uuid[]) AS p (pupil_id)
              CROSS JOIN LATERAL (
                   SELECT DISTINCT ON (v.session) v.session, v.code, v.minutes_late, v.at,
                          min(v.at) OVER (PARTITION BY v.session) AS first_at
                     FROM mark_version v
                    WHERE v.school_urn = $1 AND v.pupil_id = p.pupil_id AND v.session_date = $3
                    ORDER BY v.session, v.revision DESC) m""";
    private static final String BOOK = "SELECT DISTINCT ON (pupil_id) pupil_id, type, at, reason, purpose, destination,"
            + " collected_by FROM site_event WHERE school_urn = $1 AND at >= $2 AND at <= $3"
            + " ORDER BY pupil_id, at DESC, recorded_at DESC";

    DayStore() {}

    /**
     * The latest line of the book about a pupil.
     *
     * @param in whether the pupil came
     * @param at when
     * @param reason why
     * @param purpose what for
     * @param destination the other site
     * @param collectedBy who took the pupil along
     */
    record BookLine(
            boolean in,
            Instant at,
            String reason,
            String purpose,
            @Nullable String destination,
            @Nullable String collectedBy) {}

    /** The marks of the day by pupil, as they stand now. */
    Uni<Map<UUID, List<Mark>>> marks(
            SqlConnection transaction, SchoolSnapshot school, LocalDate date, Collection<UUID> pupils) {
        return transaction
                .preparedQuery(MARKS)
                .execute(Tuple.of(school.urn(), pupils.toArray(UUID[]::new), date))
                .map(rows -> {
                    Map<UUID, List<Mark>> marks = new HashMap<>();
                    for (Row row : rows) {
                        Session session = Session.valueOf(row.getString("session"));
                        marks.computeIfAbsent(row.getUUID("pupil_id"), any -> new ArrayList<>())
                                .add(new Mark(
                                        session,
                                        row.getString("code"),
                                        row.getInteger("minutes_late"),
                                        row.getOffsetDateTime("first_at").toInstant(),
                                        row.getOffsetDateTime("at").toInstant(),
                                        opens(school, row.getUUID("pupil_id"), date, session)));
                    }
                    return marks;
                });
    }

    /** The last line of the signing book about each pupil, up to an instant of that day. */
    Uni<Map<UUID, BookLine>> book(SqlConnection transaction, int urn, LocalDate date, Instant until) {
        return transaction
                .preparedQuery(BOOK)
                .execute(Tuple.of(urn, utc(date.atStartOfDay(SchoolClock.ZONE).toInstant()), utc(until)))
                .map(rows -> {
                    Map<UUID, BookLine> book = new HashMap<>();
                    for (Row row : rows) {
                        book.put(
                                row.getUUID("pupil_id"),
                                new BookLine(
                                        row.getString("type").equals("SIGN_IN"),
                                        row.getOffsetDateTime("at").toInstant(),
                                        row.getString("reason"),
                                        row.getString("purpose"),
                                        row.getString("destination"),
                                        row.getString("collected_by")));
                    }
                    return book;
                });
    }

    private static @Nullable LocalTime opens(SchoolSnapshot school, UUID pupilId, LocalDate date, Session session) {
        return school.findPupil(pupilId)
                .map(pupil -> pupil.placementOn(date).yearGroup())
                .flatMap(yearGroup -> school.calendar().times(date, session, yearGroup))
                .map(SessionTimes::opens)
                .orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
