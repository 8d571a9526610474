package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.register.calendar.CalendarFollower;
import org.rollcall.rules.calendar.SchoolCalendar;

/** Counts the days of open reasons anew when the calendar changes. */
@ApplicationScoped
class OpenReasons implements CalendarFollower {
    private static final String OPEN =
            "SELECT DISTINCT session_date, year_group FROM n_clock WHERE school_urn = :urn AND NOT done";
    private static final String PUT = "UPDATE n_clock n SET due_at = d.due_at"
            + " FROM jsonb_to_recordset(CAST(CAST(:rows AS text) AS jsonb))"
            + " AS d (session_date date, year_group integer, due_at timestamptz)"
            + " WHERE n.school_urn = :urn AND NOT n.done AND n.session_date = d.session_date"
            + " AND n.year_group = d.year_group AND n.due_at <> d.due_at";

    @Override
    public Uni<Void> calendarChanged(Mutiny.Session session, int urn, SchoolCalendar calendar) {
        return session.createNativeQuery(OPEN, Object[].class)
                .setParameter("urn", urn)
                .getResultList()
                .map(rows -> due(rows, calendar))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(PUT)
                                .setParameter("rows", rows.encode())
                                .setParameter("urn", urn)
                                .executeUpdate()
                                .replaceWithVoid());
    }

    private static JsonArray due(List<Object[]> rows, SchoolCalendar calendar) {
        JsonArray due = new JsonArray();
        for (Object[] row : rows) {
            LocalDate date = row[0] instanceof Date sql ? sql.toLocalDate() : (LocalDate) row[0];
            int yearGroup = ((Number) row[1]).intValue();
            due.add(new JsonObject()
                    .put("session_date", date.toString())
                    .put("year_group", yearGroup)
                    .put("due_at", NClockRules.due(calendar, date, yearGroup).toString()));
        }
        return due;
    }
}
