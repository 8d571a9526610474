package org.rollcall.register.calendar;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolAccess;
import org.rollcall.register.school.SchoolRow;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Publishes the calendar of a school year; a day with marks is never closed behind their back. */
@ApplicationScoped
public class PutCalendar {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final CalendarStore calendars;
    private final SessionTable table;
    private final CalendarText text;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final List<CalendarFollower> followers;

    PutCalendar(
            ScopedDatabase database,
            SchoolStore schools,
            CalendarStore calendars,
            SessionTable table,
            CalendarText text,
            Outbox outbox,
            AuditTrail audit,
            @Any Instance<CalendarFollower> followers) {
        this.database = database;
        this.schools = schools;
        this.calendars = calendars;
        this.table = table;
        this.text = text;
        this.outbox = outbox;
        this.audit = audit;
        this.followers = followers.stream().toList();
    }

    /**
     * What became of it.
     *
     * @param created whether the year is new
     * @param revision revision of the year's calendar
     * @param year the calendar, closed sites with their year groups
     */
    record Published(boolean created, long revision, CalendarYear year) {}

    /** Publishes the year; the same again changes nothing and tells nobody. */
    Uni<Published> put(Caller caller, int urn, CalendarYear year, @Nullable String ifMatch) {
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.held(session, urn).chain(school -> {
                            Actor by = SchoolAccess.requireHereOrCentral(caller, school, Role.HEAD);
                            return session.find(
                                            CalendarRow.class,
                                            new CalendarRow.Key(urn, year.year().toString()))
                                    .chain(row -> publish(
                                            session,
                                            school,
                                            row,
                                            SiteRules.resolve(year, school.sites()),
                                            by,
                                            ifMatch));
                        }))
                .invoke(() -> outbox.wake(urn));
    }

    private Uni<Published> publish(
            Mutiny.Session session,
            SchoolRow school,
            @Nullable CalendarRow known,
            CalendarYear year,
            Actor by,
            @Nullable String ifMatch) {
        Revision.check(ifMatch, known == null ? null : known.revision);
        String body = text.write(year);
        if (known != null && known.body.equals(body)) {
            return Uni.createFrom().item(new Published(false, known.revision, year));
        }
        return calendars
                .calendarWith(session, school.urn(), year)
                .onFailure(IllegalArgumentException.class)
                .transform(PutCalendar::refusal)
                .chain(calendar -> write(session, school, known, year, body, calendar)
                        .call(row -> follow(session, school.urn(), calendar))
                        .call(row -> tell(session, school.urn(), row, year, by)))
                .map(row -> new Published(known == null, row.revision, year));
    }

    private Uni<CalendarRow> write(
            Mutiny.Session session,
            SchoolRow school,
            @Nullable CalendarRow known,
            CalendarYear year,
            String body,
            SchoolCalendar calendar) {
        int urn = school.urn();
        List<OpenSession> open = OpenSession.of(year, calendar);
        return table.stranded(session, urn, year.year(), open)
                .invoke(stranded -> {
                    if (stranded > 0) {
                        throw Problem.conflict(
                                "marks-exist", stranded + " sessions that this calendar closes already hold marks.");
                    }
                })
                .chain(() -> table.put(session, urn, year.year(), open))
                .chain(() -> {
                    school.touch();
                    if (known == null) {
                        CalendarRow row = new CalendarRow(urn, year.year().toString(), body);
                        return session.persist(row).replaceWith(row);
                    }
                    known.body = body;
                    known.revision++;
                    return Uni.createFrom().item(known);
                })
                .call(session::flush);
    }

    private Uni<Void> follow(Mutiny.Session session, int urn, SchoolCalendar calendar) {
        return Multi.createFrom()
                .iterable(followers)
                .onItem()
                .transformToUniAndConcatenate(follower -> follower.calendarChanged(session, urn, calendar))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(Mutiny.Session session, int urn, CalendarRow row, CalendarYear year, Actor by) {
        var event = CalendarTold.of(urn, row.revision, year);
        return outbox.append(
                        session,
                        List.of(OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event)))
                .chain(() -> audit.keep(session, urn, by, "calendar-published", event.subject(), null));
    }

    private static Throwable refusal(Throwable contradiction) {
        String message = String.valueOf(contradiction.getMessage());
        int colon = message.indexOf(": ");
        return Problem.unprocessable(
                "calendar-invalid",
                "The calendar contradicts itself.",
                List.of(new FieldError(
                        colon < 0 ? "" : message.substring(0, colon),
                        colon < 0 ? message : message.substring(colon + 2))));
    }
}
