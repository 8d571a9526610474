package org.rollcall.register.calendar;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.support.clock.SchoolClock;

/** Keeps the table of open sessions in step with calendar and session times. */
@ApplicationScoped
class SessionTable {
    private static final String NEW_ROWS =
            "jsonb_to_recordset(CAST(CAST(:rows AS text) AS jsonb)) AS n (session_date date,"
                    + " session text, window_no smallint, closed integer[], others integer[], only_groups integer[],"
                    + " opens_at timestamptz, late_at timestamptz, closes_at timestamptz)";
    private static final String STRANDED = "SELECT count(*) FROM school_session s"
            + " LEFT JOIN " + NEW_ROWS + " ON n.session_date = s.session_date AND n.session = s.session"
            + " AND n.window_no = 0 WHERE s.school_urn = :urn AND s.window_no = 0 AND s.session_date BETWEEN :first AND :last AND s.session_date <= :today"
            + " AND (n.session IS NULL OR NOT n.closed <@ s.closed_year_groups)"
            + " AND EXISTS (SELECT 1 FROM placement p"
            + " JOIN mark_version m ON m.school_urn = p.school_urn AND m.pupil_id = p.pupil_id"
            + " WHERE p.school_urn = :urn AND m.session_date = s.session_date AND m.session = s.session"
            + " AND m.code <> '#' AND (n.session IS NULL OR p.year_group = ANY (n.closed)))";
    private static final String REMOVE = "DELETE FROM school_session s WHERE s.school_urn = :urn"
            + " AND s.session_date BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM " + NEW_ROWS
            + " WHERE n.session_date = s.session_date AND n.session = s.session AND n.window_no = s.window_no)";
    // What closed before now is told: putting a calendar fires nothing for days that are past.
    private static final String PUT = "INSERT INTO school_session AS s (school_urn, session_date, session,"
            + " window_no, closed_year_groups, other_year_groups, only_year_groups, opens_at, late_at, closes_at,"
            + " close_told) SELECT :urn, n.session_date, n.session, n.window_no, n.closed, n.others, n.only_groups,"
            + " n.opens_at, n.late_at, n.closes_at, n.closes_at <= :now FROM " + NEW_ROWS
            + " ON CONFLICT (school_urn, session_date, session, window_no) DO UPDATE SET"
            + " closed_year_groups = excluded.closed_year_groups, other_year_groups = excluded.other_year_groups,"
            + " only_year_groups = excluded.only_year_groups, opens_at = excluded.opens_at,"
            + " late_at = excluded.late_at, closes_at = excluded.closes_at,"
            + " close_told = CASE WHEN s.closes_at = excluded.closes_at THEN s.close_told"
            + " ELSE excluded.close_told END";

    private final SchoolClock clock;

    SessionTable(SchoolClock clock) {
        this.clock = clock;
    }

    /** How many sessions of the year hold marks but would no longer be open. */
    Uni<Long> stranded(Mutiny.Session session, int urn, SchoolYear year, List<OpenSession> open) {
        return session.createNativeQuery(STRANDED, Long.class)
                .setParameter("rows", rows(open))
                .setParameter("urn", urn)
                .setParameter("first", year.start())
                .setParameter("last", year.end())
                .setParameter("today", clock.today())
                .getSingleResult();
    }

    /** Makes these the open sessions of the year. */
    Uni<Void> put(Mutiny.Session session, int urn, SchoolYear year, List<OpenSession> open) {
        String rows = rows(open);
        return session.createNativeQuery(REMOVE)
                .setParameter("rows", rows)
                .setParameter("urn", urn)
                .setParameter("first", year.start())
                .setParameter("last", year.end())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(PUT)
                        .setParameter("rows", rows)
                        .setParameter("urn", urn)
                        .setParameter("now", clock.now().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String rows(List<OpenSession> open) {
        JsonArray rows = new JsonArray();
        for (OpenSession session : open) {
            rows.add(new JsonObject()
                    .put("session_date", session.date().toString())
                    .put("session", session.session().name())
                    .put("window_no", session.window())
                    .put("closed", new JsonArray(session.closed()))
                    .put("others", new JsonArray(session.others()))
                    .put("only_groups", session.only() == null ? null : new JsonArray(session.only()))
                    .put("opens_at", session.opens().toString())
                    .put("late_at", session.late().toString())
                    .put("closes_at", session.closes().toString()));
        }
        return rows.encode();
    }
}
