package org.rollcall.register.marking;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;

/** A pupil's marks and their amendment. */
@Path("/api/v1/schools/{urn}/pupils/{pupilId}/marks")
@Authenticated
public class PupilMarksResource {
    private static final int PAGE = 500;
    private static final int MINUTES_OF_A_SESSION = 480;

    private final CurrentCaller caller;
    private final ReadMarks readMarks;
    private final AmendMarks amendMarks;
    private final SchoolClock clock;

    PupilMarksResource(CurrentCaller caller, ReadMarks readMarks, AmendMarks amendMarks, SchoolClock clock) {
        this.caller = caller;
        this.readMarks = readMarks;
        this.amendMarks = amendMarks;
        this.clock = clock;
    }

    /** Reads marks with their history; the present school year where no dates are given. */
    @GET
    public Uni<PupilMarks> get(
            @RestPath String urn,
            @RestPath String pupilId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        SchoolYear year = SchoolYear.of(clock.today());
        LocalDate first = PathValue.date("from", from, year.start());
        LocalDate last = PathValue.date("to", to, year.end());
        Caller reader = caller.get();
        Role role = reader.require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL, Role.TEACHER);
        return readMarks.read(
                new ReadMarks.Request(school, pupil, first, last, PathValue.limit(limit, PAGE), cursor), reader, role);
    }

    /** Amends one mark. */
    @POST
    @Path("/{date}/{session}/amendments")
    public Uni<Response> amend(
            @RestPath String urn,
            @RestPath String pupilId,
            @RestPath String date,
            @RestPath String session,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable AmendBody body) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        LocalDate day = PathValue.date("date", date);
        Session half = PathValue.session(session);
        AmendBody given = Body.required(body);
        Fields fields = new Fields();
        String code = fields.text("code", given.code());
        String reason = fields.text("reason", given.reason());
        Integer minutes = given.minutesLate();
        if (minutes != null) {
            fields.number("minutesLate", minutes, 0, MINUTES_OF_A_SESSION);
        }
        Body.refuseFaults(fields);
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        return amendMarks
                .one(new AmendMarks.Request(
                        school,
                        List.of(new AmendMarks.Wanted(pupil, new SessionRef(day, half), code, minutes, "")),
                        reason,
                        by,
                        IdempotencyKey.of(
                                by.subject(),
                                "POST " + school + "/pupils/" + pupil + "/marks/" + day + "/" + half,
                                key,
                                given)))
                .map(history -> Response.status(201).entity(history).build());
    }
}
