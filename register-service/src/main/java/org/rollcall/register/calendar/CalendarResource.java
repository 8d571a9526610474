package org.rollcall.register.calendar;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolAccess;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** The calendar of each school year. */
@Path("/api/v1/schools/{urn}/calendars/{year}")
@Authenticated
public class CalendarResource {
    private static final Role[] READERS = {
        Role.TEACHER, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.GOVERNOR, Role.FRONT_END
    };

    private final CurrentCaller caller;
    private final PutCalendar putCalendar;
    private final SchoolStore schools;
    private final CalendarText text;
    private final ScopedDatabase database;
    private final SchoolDays days;

    CalendarResource(
            CurrentCaller caller,
            PutCalendar putCalendar,
            SchoolStore schools,
            CalendarText text,
            ScopedDatabase database,
            SchoolDays days) {
        this.caller = caller;
        this.putCalendar = putCalendar;
        this.schools = schools;
        this.text = text;
        this.database = database;
        this.days = days;
    }

    /** Publishes the calendar of a school year. */
    @PUT
    public Uni<Response> put(
            @RestPath String urn,
            @RestPath String year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CalendarBody body) {
        int school = PathValue.urn(urn);
        SchoolYear schoolYear = schoolYear(year);
        Fields fields = new Fields();
        CalendarYear read = Body.required(body).read(schoolYear, fields);
        Body.refuseFaults(fields);
        return putCalendar
                .put(caller.get(), school, read, ifMatch)
                .map(published -> Response.status(published.created() ? 201 : 200)
                        .tag(Revision.tag(published.revision()))
                        .entity(CalendarBody.answered(published.year()))
                        .build());
    }

    /** Reads the calendar of a school year. */
    @GET
    public Uni<Response> get(@RestPath String urn, @RestPath String year) {
        int number = PathValue.urn(urn);
        String schoolYear = schoolYear(year).toString();
        Caller reader = caller.get();
        return database.inSession(
                Scope.school(number),
                session -> schools.seen(session, number)
                        .invoke(school -> SchoolAccess.requireHereOrCentral(reader, school, READERS))
                        .chain(() -> session.find(CalendarRow.class, new CalendarRow.Key(number, schoolYear)))
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("calendar"))
                        .map(row -> Response.ok(CalendarBody.answered(text.read(row.year, row.body)))
                                .tag(Revision.tag(row.revision))
                                .build()));
    }

    /** The sessions of the year's school days: open or closed, with which code, and when registers close. */
    @GET
    @Path("/days")
    public Uni<Page<SchoolDays.Day>> days(
            @RestPath String urn,
            @RestPath String year,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        int number = PathValue.urn(urn);
        SchoolYear schoolYear = schoolYear(year);
        LocalDate first = PathValue.date("from", from, schoolYear.start());
        LocalDate last = PathValue.date("to", to, schoolYear.end());
        if (!schoolYear.contains(first) || !schoolYear.contains(last) || last.isBefore(first)) {
            throw Problem.malformed("malformed", "from and to must lie in the school year, in this order.");
        }
        Caller reader = caller.get();
        return database.inSession(
                Scope.school(number),
                session -> schools.seen(session, number)
                        .invoke(school -> SchoolAccess.requireHereOrCentral(reader, school, READERS))
                        .chain(() -> days.between(session, number, first, last))
                        .map(Page::whole));
    }

    private static SchoolYear schoolYear(String year) {
        try {
            return SchoolYear.parse(year);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("malformed", String.valueOf(e.getMessage()));
        }
    }
}
